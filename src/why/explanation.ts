import { z } from 'zod'
import { isDay } from '../calendar.ts'
import { cardSchema } from '../cards/card.ts'
import { factSchema } from '../patient/fact.ts'
import { orderKinds } from '../patient/orders/order.ts'
import { citedSchema } from './cited.ts'
import { courseSchema } from './course.ts'

const words = z.string().min(1)
const day = z.string().refine(isDay)
const text = z.strictObject({ nl: words, en: words }).readonly()

const told = z.strictObject({
  rule: words,
  outcome: z.enum(['recommend', 'not-applicable', 'missing']),
  /** A stable code, documented per rule. */
  reason: words,
  text,
  /** Facts, when the outcome is `missing`; else empty. */
  missing: z.array(words).readonly(),
  /** Its shape is the rule's own. */
  result: z.record(z.string(), z.unknown()).readonly(),
  /** Indexes into `facts`, ascending. */
  evidence: z.array(z.int().min(0)).readonly(),
  values: z.array(citedSchema).readonly(),
  card: z.uuid().nullable(),
  /** A code of the service's silences, or that another card came first. */
  notShown: words.nullable(),
  /** The same as one sentence. */
  notShownText: text.nullable(),
  /** The day from which its card would be shown again without anything new; absent where that is not known. */
  againFrom: day.exactOptional(),
})

const decision = told
  .extend({
    /** What each trigger of the rule decided, whether or not it holds: in `result` how urgent it is. Absent where the rule has none. */
    triggers: z.array(told.readonly()).readonly().exactOptional(),
  })
  .readonly()

/** What a draft of the call would order. */
const order = z
  .strictObject({
    /** As the client names it; of one without an id its place. */
    draft: words,
    /** Of several classes the strongest. */
    kind: z.enum(orderKinds),
    classes: z.array(words).readonly(),
    diet: words.nullable(),
    selected: z.boolean(),
    /** Selected, and of a kind that rules speak of. */
    judged: z.boolean(),
  })
  .readonly()

/** A criterion of a programme with the values it names, or another reason against it. */
const criterion = z.looseObject({ kind: words }).readonly()
const criteria = z.array(criterion).readonly()
const programme = z
  .strictObject({
    id: words,
    name: text,
    /** No criterion fails. */
    fits: z.boolean(),
    met: criteria,
    failed: criteria,
    unknown: criteria,
  })
  .readonly()

/**
 * The contract of "why?": everything that was read and decided, the silent decisions too.
 * @see docs/explain.md#the-answer
 */
export const explanationSchema = z
  .strictObject({
    service: words,
    /** The day judged, in Europe/Amsterdam. */
    asOf: day,
    knowledge: z.strictObject({ version: words, hash: z.string().startsWith('sha256:') }).readonly(),
    patient: z.string().startsWith('Patient/'),
    facts: z.array(factSchema).readonly(),
    /** One per rule of the service, in its order. */
    decisions: z.array(decision).readonly(),
    /** One per draft; empty for a hook that brings none. */
    orders: z.array(order).readonly(),
    /** Exactly what the hook call would answer. */
    cards: z.array(cardSchema).readonly(),
    /** What could not be told, so that cards are shown that might rest; absent where all could. */
    doubts: z
      .array(z.enum(['shown-before', 'under-way']))
      .readonly()
      .exactOptional(),
    /**
     * Each programme of the offer, best first: why it fits, why not, what is unknown. Empty where the service does not apply to the
     * person, absent where it has nothing to do with programmes.
     */
    programmes: z.array(programme).readonly().exactOptional(),
    /** What lasts: treatments with their doses, programmes as they were followed, and values that are a limit for this person. Absent where the service does not tell it. */
    course: courseSchema.exactOptional(),
  })
  .readonly()

export type Explanation = z.infer<typeof explanationSchema>
export type ExplainedDecision = z.infer<typeof decision>
/** A decision by itself. */
export type Told = z.infer<typeof told>
