import { z } from 'zod'
import { checkCodes, listedCode, type Terminology } from './code-list.ts'
import type { Entries } from './entries.ts'
import type { Conversion, Measure } from './knowledge.ts'
import { type Fields, text, words } from './text.ts'
import type { YamlFile } from './yaml.ts'

const factor = z.number().positive().exactOptional()
const conversion = z.strictObject({ times: factor, dividedBy: factor, plus: z.number().exactOptional() })

/** One row of the codes of a measure. */
export const measureCode = listedCode.extend({
  fasting: z.enum(['yes', 'no', 'unknown']).exactOptional(),
  sample: z.enum(['venous', 'capillary', 'unspecified']).exactOptional(),
})

const measure = z.strictObject({
  title: text,
  unit: words,
  decimals: z.int().min(0).max(6),
  plausible: z.strictObject({ from: z.number(), to: z.number() }),
  careful: z.enum(['higher', 'lower']),
  unitless: z.boolean().exactOptional(),
  texts: z.array(words).min(1).exactOptional(),
  units: z.record(z.string(), conversion),
  codes: z.array(measureCode),
} satisfies Fields<Omit<Measure, 'name'>>)

/** The measured facts of observations.yaml, with units that can be converted and codes sure enough to supply a value. */
export function loadMeasures(file: YamlFile, units: Entries<unknown>, known: Terminology): Map<string, Measure> {
  const measures = file.entries(measure, ['measures'])
  const owner = new Map<string, string>()
  for (const [name, { unit, unitless, plausible, units: accepted, codes }] of measures) {
    const at = ['measures', name]
    checkCodes(file, [...at, 'codes'], codes.entries(), known)
    if (plausible.from >= plausible.to)
      file.fault([...at, 'plausible'], 'the plausible range is empty: from must be below to')
    for (const each of Object.keys(accepted))
      if (!units.knows(each))
        file.fault([...at, 'units', each], `the unit "${each}" is not in codes/units.yaml: add it there`)
    const own = accepted[unit]
    if (!unitless && !own)
      file.fault([...at, 'unit'], `"${unit}" is not among the units of ${name}: add it as \`${unit}: {}\``)
    if (own && !keeps(own))
      file.fault([...at, 'units', unit], `${unit} is the unit of ${name}: it must convert to itself`)
    for (const [index, { system, code, confidence }] of codes.entries()) {
      const place = [...at, 'codes', index]
      const other = owner.get(`${system}|${code}`)
      if (confidence === 'C')
        file.fault(
          [...place, 'confidence'],
          `${system} ${code} has confidence C: an unverified code never supplies a value, take it out`,
        )
      if (other !== undefined && other !== name)
        file.fault([...place, 'code'], `${system} ${code} is a code of ${other} too: one code, one fact`)
      owner.set(`${system}|${code}`, name)
    }
  }
  return new Map([...measures].map(([name, value]) => [name, { name, ...value }]))
}

function keeps({ times = 1, dividedBy = 1, plus = 0 }: Conversion): boolean {
  return times === dividedBy && plus === 0
}
