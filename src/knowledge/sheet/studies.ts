import { z } from 'zod'
import { day, text, words } from '../files/text.ts'
import { when } from './said.ts'

const path = z.array(z.union([words, z.int().min(0), z.record(words, words)])).min(1)
const range = { from: z.number().exactOptional(), to: z.number().exactOptional(), below: z.number().exactOptional() }

/** Who took part in a study, in its own criteria, each with the place where it stands. What is not known counts as not fitting. */
const criterion = z.union([
  /** The newest value of a fact. */
  z.strictObject({ fact: words, ...range, unit: words, place: words }),
  /** A number, or measured value, of what a concept answers. */
  z.strictObject({ concept: words, at: path, ...range, unit: words, place: words }),
  /** Years since the first day of a fact. */
  z.strictObject({ since: words, ...range, unit: z.literal('a'), place: words }),
  z.strictObject({ unless: when, place: words }),
])

/** A pair of one study and one moment: how many of a hundred. */
const figure = z.strictObject({
  source: words,
  place: words,
  moment: text,
  groups: z.array(z.strictObject({ name: text, yes: z.int().min(0).max(100), yesText: text, noText: text })).length(2),
})

/** A study, and what of it may be drawn. */
export const study = z.strictObject({
  source: words,
  checkedOn: day,
  reviewBy: day,
  status: z.enum(['active', 'proposed']),
  population: text,
  criteria: z.array(criterion).min(1),
  figures: z.array(figure).min(1),
  notes: z.array(text),
})

export type Study = z.infer<typeof study>
export type StudyCriterion = z.infer<typeof criterion>
