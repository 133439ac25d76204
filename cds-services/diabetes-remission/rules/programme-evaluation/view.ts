import type { Programme, Shown } from '../../../engine.ts'
import type { Course } from '../../../shared/programme-course/concept.ts'
import { programmeName } from '../../../shared/programme-course/programme-name.ts'
import { changeRowsShape } from '../../concepts/since-start/rows.ts'

/** What the rule decides. */
export interface ProgrammeEvaluation {
  /** So many months after the start; null when none is due. */
  readonly moment: number | null
  /** Id of the programme; its diet where it is none that is known. */
  readonly programme: string | null
}

/** What its card can show. */
export const evaluationShape = {
  name: 'text?',
  diet: 'string',
  months: 'number',
  start: 'string',
  since: 'string',
  needed: ['string'],
  weightNeeded: 'flag',
  hba1cNeeded: 'flag',
  success: 'flag',
  burden: 'string?',
  rows: changeRowsShape,
  toRecord: 'flag',
} as const

/** What a programme is called; one that is not known goes by its diet. */
export function nameOf({ programme, diet }: Course, offer: readonly Programme[]) {
  return { name: programmeName(offer, programme), diet } satisfies Record<string, Shown>
}
