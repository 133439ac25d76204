import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import type { Doses } from './code-book.ts'

const positive = z.number().positive()
const doses = z.strictObject({
  substances: z.record(z.string(), z.record(z.string().lowercase('write it in lower case'), positive)),
  timings: z.record(z.string(), positive),
})

/** How the dose of a day is counted; one spelling has one unit. */
export function loadDoses(folder: Folder): Doses {
  const file = folder.yaml('codes/doses.yaml')
  const { substances: units = {}, timings = {} } = file.read(doses) ?? {}
  const substances = new Map<string, { readonly unit: string; readonly times: number }>()
  for (const [unit, spellings] of Object.entries(units))
    for (const [spelling, times] of Object.entries(spellings)) {
      const other = substances.get(spelling)?.unit
      if (other !== undefined)
        file.fault(['substances', unit, spelling], `"${spelling}" is listed for "${other}" too: keep it once`)
      substances.set(spelling, { unit, times })
    }
  return { substances, timings: new Map(Object.entries(timings)) }
}
