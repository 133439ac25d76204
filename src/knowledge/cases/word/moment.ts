import { z } from 'zod'
import { readDate } from '../../../calendar.ts'

/** A FHIR date or dateTime that exists: a year, a month, a day or more. */
export const moment = z.string().refine((text) => readDate(text) !== null, {
  error: ({ input }) => `"${input}" is no date that exists: write a day, month or year, e.g. 2026-11-22`,
})

/** The time of a day, with its offset. */
export const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d:\d\d)$/, 'write a time with its offset, e.g. 08:00:00+01:00')

/** What stands for a record without a date. */
export const undated = 'undated'

/** A record that may be told by its date alone, which is then in this field; `undated` for one without. */
export function dated<S extends z.ZodType>(field: string, record: S) {
  return orBare(record, (told) => (told === undated ? {} : { [field]: told }))
}

/** A record that may be told by one text or number; a JSON Schema says that both forms are taken. */
export function orBare<S extends z.ZodType>(record: S, meaning: (told: string | number) => object) {
  const type = ['object', 'string', 'number']
  return z.preprocess((told) => (isBare(told) ? meaning(told) : told), record).meta({ type })
}

function isBare(told: unknown): told is string | number {
  return typeof told === 'string' || typeof told === 'number'
}
