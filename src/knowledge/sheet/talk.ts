import { z } from 'zod'
import { day, text, url, words } from '../files/text.ts'
import { coded, conditions, said } from './said.ts'

/** What the second part is made of. */
export const goal = z.strictObject({
  checkedOn: day,
  reviewBy: day,
  choice: text,
  /** In this order: all that hold. */
  texts: z.array(said).min(1),
  helps: z.array(said),
  harder: z.array(said),
  questions: z.array(said),
  /** Where figures are drawn, or said that there are none. */
  figures: z.strictObject(conditions),
  notStudied: text,
  /** Where it comes from, with {version}, the month in which it was {checked}, and of the next {review}. */
  imprint: text,
})

/** What the third part is made of. */
export const wishes = z.strictObject({
  ask: z.array(said).min(1),
  choices: z.array(coded).min(1),
  scales: z.array(z.strictObject({ code: z.enum(['importance', 'confidence']), ask: text, after: text })).min(1),
  helpers: z.strictObject({ ask: text, choices: z.array(coded).min(1) }),
  /** What the record says of one stands with it, with {year}. */
  pillars: z
    .array(
      z.strictObject({
        code: words,
        nl: words,
        en: words,
        recorded: z.array(z.strictObject({ finding: words, except: z.array(words), nl: words, en: words })),
      }),
    )
    .min(1),
  readAlong: text,
})

const cells = z.record(words, text)

/** What the fourth part is made of. */
export const options = z.strictObject({
  texts: z.array(said),
  rows: z.array(coded).min(1),
  unknown: text,
  asNow: z.strictObject({ name: text, cells }),
  myself: z.strictObject({ name: text, cells }),
  drugs: z.strictObject({ name: text, ...conditions, cells }),
  /** So many programmes stand beside each other. */
  most: words,
  /** Which row says what of a programme. */
  programme: z.strictObject({
    does: words,
    duration: words,
    together: words,
    where: words,
    language: words,
    cost: words,
    evidence: words,
    drugs: words,
    checks: words,
  }),
  checks: z.strictObject({ usual: text, yearly: text }),
  /** What a programme asks of drugs of this person: the first that holds, by the diets it is of. */
  asks: z.array(z.strictObject({ diets: z.array(words).min(1), nl: words, en: words, ...conditions })),
  askFirst: text,
  /** Known programmes in words for people, where theirs are for professionals. */
  words: z.record(
    words,
    z.strictObject({ cost: text.exactOptional(), evidence: text.exactOptional(), duration: text.exactOptional() }),
  ),
  noneFits: text,
  /** Where the ids of the programmes stand that the service names for this person, best first. */
  offered: z.strictObject({
    rule: words,
    at: z.array(words).min(1),
    /** Where it names none because it does not judge somebody: the programmes of these diets of which no criterion fails. */
    otherwise: z.strictObject({ diets: z.array(words).min(1), ...conditions }),
  }),
})

/** What the fifth part is made of. */
export const safety = z.strictObject({
  texts: z.array(said).min(1),
  call: z.array(said).min(1),
  contact: text,
  /** With the {practice}, its {phone} and {outOfHours}, where the site says them. */
  contactOfPractice: text,
})

/** What the sixth part is made of. */
export const agreements = z.strictObject({
  /** Suggested where one of `suggested` holds. */
  measure: z.array(coded.extend({ suggested: z.array(z.strictObject(conditions)).exactOptional() })).min(1),
  practiceDoes: z.array(coded).min(1),
  /** `days` names a value. */
  again: z.array(z.strictObject({ code: words, nl: words, en: words, days: words })).min(1),
  /** Which of them is suggested: the first that holds. */
  suggested: z.array(z.strictObject({ again: words, ...conditions })).min(1),
  stays: z.array(said),
  teachBack: text,
  links: z.array(z.strictObject({ nl: words, en: words, url, ...conditions })),
})

export type SheetGoal = z.infer<typeof goal>
export type SheetWishes = z.infer<typeof wishes>
export type SheetOptions = z.infer<typeof options>
export type SheetSafety = z.infer<typeof safety>
export type SheetAgreements = z.infer<typeof agreements>
