import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { words } from '../files/text.ts'

const calendar = ['a', 'mo', 'wk', 'd', 'h', 'min', '%', '1']

/** Every unit with all its spellings, itself first. One spelling has one unit. */
export function loadUnits(folder: Folder): Entries<readonly string[]> {
  const file = folder.yaml('codes/units.yaml')
  const units = file.entries(z.array(words))
  const owner = new Map<string, string>()
  for (const [unit, others] of units) {
    for (const spelling of [unit, ...others]) {
      const other = owner.get(spelling)
      if (other !== undefined)
        file.fault([unit], `"${spelling}" is listed ${other === unit ? 'twice' : `for "${other}" too`}: keep it once`)
      owner.set(spelling, unit)
    }
  }
  return units.mapped((others, unit) => [unit, ...others])
}

/** Whether a parameter can be in this unit: one of units.yaml, of time, a share or a count, or one of these per another. */
export function isUnit(units: Entries<unknown>, unit: string): boolean {
  const known = (each: string) => units.knows(each) || calendar.includes(each)
  return known(unit) || (unit.includes('/') && unit.split('/').every(known))
}
