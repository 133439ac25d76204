import { z } from 'zod'
import { isDay } from '../calendar.ts'
import { comparators } from './measurements/reading.ts'

/** Why a value was not used. @see docs/reading.md#why-something-is-not-used */
export const unused = [
  'no-unit',
  'unknown-unit',
  'unit-conflict',
  'implausible',
  'status',
  'no-quantity',
  'unknown-modifier',
  'unreliable',
  'no-date',
  'partial-date',
  'after-as-of',
  'too-old',
  'comparator',
  'other-patient',
  'no-subject',
  'not-about-patient',
  'unknown-code',
  'superseded',
] as const

/** One of these, or `not-` and the mark that a value lacks, such as one that was not taken fasting. */
export type Unused = (typeof unused)[number] | `not-${string}`

const lacksMark = z.templateLiteral(['not-', z.string().min(1)])

const read = {
  fact: z.string().min(1),
  /** As it is compared and shown; as it was sent where it could not be converted; null where nothing may or can be said. */
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  /** The number is a bound. */
  comparator: z.enum(comparators).optional(),
  unit: z.string().nullable(),
  date: z.string().refine(isDay).nullable(),
  /** The day stands for the month or year that was given. */
  approximate: z.literal(true).optional(),
  /** `Type/id` of the resource it was read from. */
  source: z.string().regex(/^[A-Z][A-Za-z]+\//),
}

/** One line of what was read, in the shape of the contract of "why?". @see docs/explain.md#facts */
export const factSchema = z.discriminatedUnion('used', [
  z.strictObject({ ...read, used: z.literal(true), reason: z.never().optional() }).readonly(),
  z.strictObject({ ...read, used: z.literal(false), reason: z.union([z.enum(unused), lacksMark]) }).readonly(),
])

export type Fact = z.infer<typeof factSchema>
