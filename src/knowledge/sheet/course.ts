import { z } from 'zod'
import { text, words } from '../files/text.ts'
import { said, when } from './said.ts'

/** The name of a number in values.yaml. */
const valueName = words

/** A measure as two people read it. */
const measure = z.strictObject({
  /** As "why?" names it; of a pair the other as well. */
  fact: words,
  second: words.exactOptional(),
  name: text,
  unit: words,
  unitText: text,
  /** What it is now, with {value}, and {second} of a pair. */
  now: text,
  /** The same of a value that is old, with its {month}; nothing else is said of it. */
  earlier: text,
  /** Sentences after it: all that hold. */
  levels: z.array(said),
  /** With {before} and {month}. */
  directions: z.strictObject({ down: text, up: text, same: text }),
  /** A smaller difference is none. */
  same: valueName,
  /** Its values are doubtful, and none is drawn. */
  doubtful: z.array(when),
  /** A line that is drawn while the goal is on the screen: a value of a rule, with {value}. */
  limit: z.strictObject({ rule: words, value: words, nl: words, en: words }).exactOptional(),
  /** Said where there is no value. */
  missing: text,
})

/** A mark of the profile. */
const mark = z.strictObject({
  name: text,
  concept: words,
  /** Leads to true where it is not good, false where it is, or to something else where that is not known. */
  at: z.array(z.union([words, z.int().min(0), z.record(words, words)])).min(1),
  /** What is not good. */
  state: z.enum(['too-high', 'too-low']),
  text,
  /** The facts that it rests on. */
  facts: z.array(words).min(1),
})

/** What the first part is made of. */
export const course = z.strictObject({
  /** Which value is the one before: the newest that is so much older, else the oldest that is a little older. */
  comparedAfter: valueName,
  comparedAtLeast: valueName,
  /** A value that is older is told with its month. */
  oldAfter: valueName,
  measures: z.record(words, measure),
  marks: z.strictObject({
    good: text,
    unknown: text,
    /** So many must be known now, else there are none. */
    leastNow: valueName,
    /** So many must be known on a day before. */
    leastThen: valueName,
    /** How far back that day may lie where there was no programme, and how far it must lie from the newest value. */
    within: valueName,
    apart: valueName,
    unless: z.array(when),
    list: z.record(words, mark),
  }),
  /** Class or group of drugs -> what such a drug is for; the first of the list that a drug has. */
  drugs: z.array(z.strictObject({ class: words, nl: words, en: words })),
  /** More sentences. {years} is for how long the condition has been on record. */
  texts: z.array(said),
  since: z.strictObject({ fact: words, nl: words, en: words }),
  /** What is said of drugs: how many of each kind. */
  counts: z.array(z.strictObject({ classes: z.array(words).min(1), one: text, more: text })),
  noDrugs: z.strictObject({ of: z.array(words).min(1), nl: words, en: words }),
  uses: text,
  and: text,
  /** Said with the {name} of a measure that was measured, or may have been, and of which nothing can be drawn. */
  unusable: text,
  /** Said first where nothing is on record at all. */
  nothing: text,
  /** Said first where it could not be had. */
  notHad: text,
})

export type SheetCourse = z.infer<typeof course>
export type SheetMeasure = z.infer<typeof measure>
export type SheetMark = z.infer<typeof mark>
