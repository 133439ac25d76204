import { z } from 'zod'
import { words } from '../files/text.ts'

/** Leads to a value in what a rule or concept answers: names of members, places in a list, or what an item of a list says of itself. */
const path = z.array(z.union([words, z.int().min(0), z.record(words, words)])).min(1)

const codes = z.array(z.union([words, z.boolean()])).min(1)

/** Something that holds of a person or not; what is not known does not hold. */
export const when = z.union([
  /** A rule gave one of these reasons. */
  z.strictObject({ rule: words, reasons: z.array(words).min(1) }),
  /** What stands there in the result of a rule is one of these, or has one of them in it. */
  z.strictObject({ rule: words, at: path, is: codes }),
  /** The same of what a concept answers. */
  z.strictObject({ concept: words, at: path, is: codes }),
  /** A drug of one of these classes, or groups of classes, is in use. */
  z.strictObject({ drugs: z.array(words).min(1) }),
  /** The service does not apply, for one of these reasons. */
  z.strictObject({ outside: z.array(words).min(1) }),
  /** The goal is on the screen, or is not. */
  z.strictObject({ goal: z.boolean() }),
  /** One of these conditions has been on record for so long: a value of values.yaml. */
  z.strictObject({ recorded: z.array(words).min(1), for: words }),
  /** None of these types of resources could be had. */
  z.strictObject({ lacks: z.array(words).min(1) }),
  /** There is a value of one of these measures that can be drawn. */
  z.strictObject({ measured: z.array(words).min(1) }),
])

export type When = z.infer<typeof when>
export type AnswerPath = z.infer<typeof path>

/** All of `when` must hold, and none of `unless`. */
export const conditions = {
  when: z.array(when).min(1).exactOptional(),
  unless: z.array(when).min(1).exactOptional(),
}

export interface Conditions {
  readonly when?: readonly When[]
  readonly unless?: readonly When[]
}

/** A text that is said where its conditions hold. `{name}` is a value of values.yaml, or what its place gives. */
export const said = z.strictObject({ nl: words, en: words, ...conditions })

/** The same with a code by which a choice is known. */
export const coded = z.strictObject({ code: words, nl: words, en: words, ...conditions })

export type Said = z.infer<typeof said>
export type Coded = z.infer<typeof coded>
