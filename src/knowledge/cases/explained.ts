import { z } from 'zod'
import type { Programme } from '../dictionary.ts'
import { words } from '../files/text.ts'

const kinds = z.array(words)
const standing = z.strictObject({
  fits: z.boolean().describe('whether nothing speaks against it'),
  met: kinds.describe('the kinds of criteria that are met'),
  failed: kinds.describe('the kinds of criteria that are not, and of what else speaks against it'),
  unknown: kinds.describe('the kinds of criteria of which that is not known'),
})

/** What is expected of "why?" besides the decisions of rules. */
export const explainedIn = (programmes: readonly Programme[]) =>
  z.strictObject({
    programmes: z
      .partialRecord(z.enum(programmes.map(({ id }) => id)), standing)
      .exactOptional()
      .describe('what speaks for and against a programme, by its id'),
    unused: z
      .record(words, z.array(words).min(1))
      .exactOptional()
      .describe('why values of a fact were not used, by name of the fact'),
  })

export type Explained = z.output<ReturnType<typeof explainedIn>>
