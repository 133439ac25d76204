import { z } from 'zod'
import { type ErrorCode, errorOf, type Issue, once } from '../errors.ts'
import type { Service } from '../knowledge/knowledge.ts'
import { overrideReasonSystem } from './compose.ts'

/** Most outcomes in one delivery. */
const most = 1000
/** Of so many entries the faults are told. */
const told = 20

const lastYear = 9999
const uuid = /^(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const said = z.string().trim().min(1)
const card = z
  .string()
  .regex(uuid)
  .transform((text) => text.replace(/^urn:uuid:/i, '').toLowerCase())
/** A clock that was never set says 1970: what lies before that says nothing, and no database keeps what an offset moves beyond the year 9999. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= 0 && at.getUTCFullYear() <= lastYear)
const reason = z
  .looseObject({ reason: z.looseObject({ code: said, system: said.nullish() }).nullish(), userComment: said.nullish() })
  .refine((given) => given.reason || given.userComment)

const suggestion = z.looseObject({ id: said })
const { $schema: _, ...described } = z.toJSONSchema(suggestion)
/** Told wrong as one: a fault for each of a list without end is more than zod can bring together. */
const suggestions = z
  .array(z.unknown())
  .min(1)
  .refine((all) => all.every((one) => suggestion.safeParse(one).success))
  .meta({ items: described })

const entry = z.discriminatedUnion('outcome', [
  z.looseObject({
    outcome: z.literal('accepted'),
    card,
    outcomeTimestamp: moment,
    acceptedSuggestions: suggestions,
  }),
  z.looseObject({ outcome: z.literal('overridden'), card, outcomeTimestamp: moment, overrideReason: reason.nullish() }),
])

/** What became of a card, as a client tells it. @see CDS Hooks, Feedback */
export const feedbackSchema = z.looseObject({ feedback: z.array(entry).max(most) })

/** One outcome that was accepted, without any word of the client's own. */
export interface Outcome {
  readonly card: string
  readonly outcome: 'accepted' | 'overridden'
  /** A code of the service's override reasons, `other` for any that is not, null when no code was given. */
  readonly reason: string | null
  readonly at: Date
}

const says: Readonly<Record<string, readonly [code: ErrorCode, diagnostics: string]>> = {
  card: ['feedback-card-invalid', 'card must be the uuid of the card. Send it as the answer gave it.'],
  outcome: ['feedback-outcome-invalid', 'outcome must be "accepted" or "overridden". Send nothing of ignored cards.'],
  outcomeTimestamp: [
    'feedback-timestamp-invalid',
    'outcomeTimestamp must be a date and time with its offset, from 1970. Send it as in 2026-11-22T09:30:00Z.',
  ],
  acceptedSuggestions: [
    'feedback-suggestions-missing',
    'acceptedSuggestions must be a list of {"id": the uuid of a suggestion}, not empty. Send those that were accepted.',
  ],
  overrideReason: [
    'feedback-reason-invalid',
    'overrideReason must hold reason, an object with a code, or userComment, or both. Send that, or leave it out. Send an entry for each reason.',
  ],
}

/**
 * The outcomes of a delivery, all of them or none. A reason of the client's own is `other`, and a comment is passed over: both may
 * hold words about the patient.
 * @throws CdsError 400 with what is wrong, and where
 * @see CDS Hooks, Feedback; docs/decisions/refusals.md
 */
export function acceptFeedback(body: unknown, { overrideReasons }: Service): readonly Outcome[] {
  const parsed = feedbackSchema.safeParse(body)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, code }) => issueAt(path, code))
    throw errorOf(400, once(faults, 'expression').slice(0, told))
  }
  return parsed.data.feedback.map((given) => ({
    card: given.card,
    outcome: given.outcome,
    reason: given.outcome === 'overridden' ? ours(given.overrideReason?.reason, overrideReasons) : null,
    at: given.outcomeTimestamp,
  }))
}

function ours(
  given: { readonly code: string; readonly system?: string | null | undefined } | null | undefined,
  known: Service['overrideReasons'],
): string | null {
  if (!given) return null
  return known.has(given.code) && (given.system ?? overrideReasonSystem) === overrideReasonSystem ? given.code : 'other'
}

function issueAt([, index, member]: readonly PropertyKey[], code: string): Issue {
  if (index === undefined && code === 'too_big') {
    const diagnostics = `feedback holds more than ${most} entries. Send them in several deliveries.`
    return { code: 'feedback-too-many', diagnostics, expression: 'feedback' }
  }
  const found = says[String(member)]
  if (index === undefined || !found) {
    const diagnostics = 'The body must be an object with feedback, a list of objects, one for each outcome. Send that.'
    return {
      code: 'feedback-missing',
      diagnostics,
      expression: `feedback${index === undefined ? '' : `[${String(index)}]`}`,
    }
  }
  return { code: found[0], diagnostics: found[1], expression: `feedback[${String(index)}].${String(member)}` }
}
