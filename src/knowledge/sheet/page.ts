import { z } from 'zod'
import { text, words } from '../files/text.ts'
import { conditions, said, when } from './said.ts'

/** The parts of the page. */
export const partNames = ['course', 'goal', 'wishes', 'options', 'safety', 'agreements'] as const

const urgent = z.strictObject({
  nl: words,
  en: words,
  ...conditions,
  /** The part that comes first then. */
  first: z.enum(partNames),
  /** Whether the other parts stay closed until the professional opens them. */
  closes: z.boolean(),
})

/** What the page is about, for whom it is, and what comes first. */
export const page = z.strictObject({
  /** The folder of the service whose decisions are told. */
  service: words,
  /** Reasons for which the service does not apply, and the page is for nobody. */
  unfit: z.array(words).min(1),
  /** Those of them that say nothing as long as there is no diagnosis on record at all. */
  unlessEmpty: z.array(words),
  /** Those with which the page does not say whom it is about. */
  nameless: z.array(words),
  /** Types of resources that tell what somebody uses. */
  medication: z.array(words).min(1),
  /** The goal is on the screen where all of one of these hold. */
  goalShown: z.array(z.array(when).min(1)).min(1),
  /** Beginnings of words that are not on the screen while the goal is not. */
  goalWords: z.array(words).min(1),
  /** What comes before all else: the first that holds. */
  urgent: z.array(urgent),
  /** In the order in which parts are shown, each with its headings; the first that holds. */
  headings: z.strictObject({
    course: z.array(said).min(1),
    goal: z.array(said).min(1),
    wishes: z.array(said).min(1),
    options: z.array(said).min(1),
    safety: z.array(said).min(1),
    agreements: z.array(said).min(1),
  }),
  /** What the first screen says to the professional. */
  before: z.strictObject({
    notFitting: text,
    goalHidden: text,
    noRecord: text,
    keptBack: text,
  }),
  /** Suggestions of the service, and the goal that is written where somebody does not want to talk about it now. */
  templates: z.strictObject({ talk: words, talkWithoutGoal: words, referral: words, refusal: text }),
})

export type SheetPage = z.infer<typeof page>
