import type { Condition } from 'fhir/r4.js'
import type { z } from 'zod'
import type { CodeBook } from '../dictionary.ts'
import { conditionsIn, writeConditions } from './person/condition.ts'
import { withoutNulls } from './person/record.ts'

/** The word for what a hook brings beside the patient: conditions that were put on record just now. */
export const addedWordIn = (codes: CodeBook) =>
  conditionsIn(codes)
    .exactOptional()
    .describe('diagnoses put on record just now, by list of `codes/conditions.yaml`; only where a hook brings them')

/** What a case tells of them. */
export type ToldAdded = z.output<ReturnType<typeof addedWordIn>>

/** The Conditions of a case that were added, as a client would send them. */
export function writeAdded(added: ToldAdded, codes: CodeBook, subject: object): readonly Condition[] {
  return writeConditions(added, codes).map(
    (condition, index) => withoutNulls({ id: `n${index + 1}`, subject, ...condition }) as unknown as Condition,
  )
}
