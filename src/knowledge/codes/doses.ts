import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import type { Doses } from './code-book.ts'

const positive = z.number().positive()
const doses = z.strictObject({
  substances: z.record(z.string(), z.record(z.string().lowercase('write it in lower case'), positive)),
  timings: z.record(z.string(), positive),
  acrossDrugs: z.array(z.string()).default([]),
})

/** How the dose of a day is counted; one spelling has one unit. */
export function loadDoses(folder: Folder): Doses {
  const file = folder.yaml('codes/doses.yaml')
  const { substances: units = {}, timings = {}, acrossDrugs = [] } = file.read(doses) ?? {}
  const substances = new Map<string, { readonly unit: string; readonly times: number }>()
  for (const [unit, spellings] of Object.entries(units))
    for (const [spelling, times] of Object.entries(spellings)) {
      const other = substances.get(spelling)?.unit
      if (other !== undefined)
        file.fault(['substances', unit, spelling], `"${spelling}" is listed for "${other}" too: keep it once`)
      substances.set(spelling, { unit, times })
    }
  for (const [index, unit] of acrossDrugs.entries())
    if (!Object.hasOwn(units, unit))
      file.fault(['acrossDrugs', index], `"${unit}" is no unit of substances: add it there or mend it`)
  return { substances, timings: new Map(Object.entries(timings)), acrossDrugs: new Set(acrossDrugs) }
}
