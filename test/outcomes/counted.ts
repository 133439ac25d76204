import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultSite } from '../../src/knowledge/site.ts'
import { countOutcomes, type OutcomeOptions } from '../../src/outcomes/count-outcomes.ts'
import { outcomesHere } from '../../src/outcomes/judge/judges.ts'
import { usualLimits } from '../../src/screen/options.ts'
import { silent, type Watch } from '../../src/screen/progress.ts'
import { knowledge, service } from '../why.ts'
import { type Group, peopleOf } from './people.ts'

/** Types that may be there, so that an input may leave them out. */
const types = [
  'MedicationStatement',
  'MedicationRequest',
  'Procedure',
  'Goal',
  'Communication',
  'ServiceRequest',
  'Task',
  'CarePlan',
]

export interface Told {
  readonly at?: readonly number[]
  readonly share?: boolean
  readonly watch?: Watch
}

/** Counts what became of who started from March 2024 until June 2026, of everybody in a folder or file. */
export function counted(
  input: string,
  options: Pick<OutcomeOptions, 'output'> & Partial<OutcomeOptions>,
  { at = [3, 6, 12], share = false, watch = { progress: silent, signal: new AbortController().signal } }: Told = {},
) {
  return countOutcomes(
    { ...usualLimits, inputs: [input], begun: 'refuse', types, base: null, workers: 0, ...options },
    { from: '2024-03-01', to: '2026-06-01', at, asOf: '2026-11-22', language: 'nl', share },
    { knowledge, service, site: { ...defaultSite, medicationHistory: 'complete' }, judges: outcomesHere },
    watch,
  )
}

/** A folder of its own with people in it, who are to be taken away by who asks. */
export function folderOf(groups: Readonly<Record<string, Group>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'outcomes-'))
  const lines = peopleOf(groups)
    .flat()
    .map((each) => `${JSON.stringify(each)}\n`)
  writeFileSync(join(folder, 'people.ndjson'), lines.join(''))
  return folder
}
