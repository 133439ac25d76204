import type { Observation } from 'fhir/r4.js'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'
import type { DateRead } from './day.ts'
import type { Unused } from './fact.ts'
import { lexiconOf, viewOf } from './lexicon.ts'
import { sourceOf } from './reference.ts'
import { isFasting } from './specimen.ts'
import { dateOf, whyUnusable } from './usable.ts'
import type { Row } from './view.ts'

/** What holds of an Observation and of each of its components. */
export interface Whole {
  readonly row: Row
  /** `Observation/id`. */
  readonly source: string
  readonly date: DateRead | null
  /** Why it cannot be used, whatever the value. */
  readonly problem: Unused | null
  /** Whether its specimen was taken fasting. */
  readonly specimenFasting: () => boolean
  readonly components: () => ReadonlyMap<unknown, Row>
}

/** Reads what is asked of an Observation as a whole; its specimen and its components when they are first asked for. */
export function readWhole(observation: Observation, knowledge: Knowledge, context: Context): Whole {
  const row = viewOf(lexiconOf(knowledge), 'Observation')(observation)
  const date = dateOf(row)
  let fasting: boolean | undefined
  let components: ReadonlyMap<unknown, Row> | undefined
  return {
    row,
    source: sourceOf('Observation', row.text('id')),
    date,
    problem: whyUnusable(row, observation, date, context),
    specimenFasting: () => {
      fasting ??= isFasting(row.one('specimen'), observation, knowledge, context)
      return fasting
    },
    components: () => {
      components ??= new Map(row.each('component').map((each) => [each.element, each]))
      return components
    },
  }
}
