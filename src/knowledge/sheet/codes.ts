import { z } from 'zod'
import { text, words } from '../files/text.ts'

/** What is for the professional alone. */
export const professional = 'professional'

/** What the texts of a part tell in words of their own, under conditions. */
export const told = 'told'

/** What says that there is nothing to say: nobody reads it here, and nothing is kept back with it. */
export const nothing = 'nothing'

const worded = z.union([z.enum([professional, told, nothing]), text])

/** Where a patient text of a code stands. */
export const slots = ['goal', 'helps', 'harder', 'questions', 'safety', 'missing', 'panel'] as const

export type Slot = (typeof slots)[number]

/** The codes that a rule can give in one place of its result, each with a text for the patient or marked. */
export const codeList = z.strictObject({
  rule: words,
  /** A member of the result; absent for the reasons of the rule. */
  at: words.exactOptional(),
  /** In which part their texts stand. */
  slot: z.enum(slots),
  codes: z.record(words, worded),
})

/** What is told of factors of which each is one of a few words: factor -> word -> text. */
export const factorList = z.strictObject({
  rule: words,
  at: words,
  /** Word -> where its texts stand. */
  slots: z.record(words, z.enum(slots)),
  factors: z.record(words, z.union([z.enum([professional, nothing]), z.record(words, worded)])),
})

/** Why a programme does not fit: what may be said, by the kind of the criterion; every other kind is marked. */
export const programmeReasons = z.strictObject({
  otherwise: text,
  kinds: z.record(words, z.union([z.literal(professional), text])),
  /** Where the service does not name a programme although all its criteria hold. */
  notForGoal: text,
})

export type CodeList = z.infer<typeof codeList>
export type FactorList = z.infer<typeof factorList>
export type ProgrammeReasons = z.infer<typeof programmeReasons>
export type Worded = z.infer<typeof worded>
