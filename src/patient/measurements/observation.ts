import type { Observation } from 'fhir/r4.js'
import type { DateRead } from '../../calendar.ts'
import { sourceOf } from '../../fhir/reference.ts'
import type { Row } from '../../fhir/view.ts'
import type { Dictionary } from '../../knowledge/dictionary.ts'
import { lexiconOf, viewOf } from '../compiled-codes.ts'
import type { Context } from '../context.ts'
import type { Unused } from '../fact.ts'
import { dateOf, whyUnusable } from './observation-status.ts'
import { marksOfSpecimen } from './specimen.ts'

/** What holds of an Observation and of each of its components. */
export interface Whole {
  readonly row: Row
  /** `Observation/id`. */
  readonly source: string
  readonly date: DateRead | null
  /** Why it cannot be used, whatever the value. */
  readonly problem: Unused | null
  /** The marks that its specimen says. */
  readonly specimenMarks: () => ReadonlySet<string>
  readonly components: () => ReadonlyMap<unknown, Row>
}

/** Reads what is asked of an Observation as a whole; its specimen and its components when they are first asked for. */
export function readWhole(observation: Observation, dictionary: Dictionary, context: Context): Whole {
  const row = viewOf(lexiconOf(dictionary), 'Observation')(observation)
  const date = dateOf(row)
  let marks: ReadonlySet<string> | undefined
  let components: ReadonlyMap<unknown, Row> | undefined
  return {
    row,
    source: sourceOf('Observation', row.text('id')),
    date,
    problem: whyUnusable(row, observation, date, context),
    specimenMarks: () => {
      marks ??= marksOfSpecimen(row.one('specimen'), observation, dictionary, context)
      return marks
    },
    components: () => {
      components ??= new Map(row.each('component').map((each) => [each.element, each]))
      return components
    },
  }
}
