import { z } from 'zod'
import { errorOfAll, type Issue, issueOf, once, type PlainCode } from '../errors.ts'
import type { Service } from '../knowledge/knowledge.ts'

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
  z.looseObject({
    outcome: z.literal('overridden'),
    card,
    outcomeTimestamp: moment,
    overrideReason: reason.nullish(),
    overrideReasons: z.unknown().optional(),
  }),
])

/** A reason as the plural has it, which some clients send as discovery and cards name it: as the singular does, or a Coding by itself. */
const listed = z.union([
  z.looseObject({ reason: z.looseObject({ code: said, system: said.nullish() }) }).transform(({ reason }) => reason),
  z.looseObject({ code: said, system: said.nullish() }),
])

/** What became of a card, as a client tells it. @see https://cds-hooks.hl7.org/2.0/#feedback "Feedback" */
export const feedbackSchema = z.looseObject({ feedback: z.array(entry).max(most) })

/** One outcome that was accepted, without any word of the client's own. */
export interface Outcome {
  readonly card: string
  readonly outcome: 'accepted' | 'overridden'
  /** A code of the service's override reasons, `other` for any that is not, null when no code was given. */
  readonly reason: string | null
  /** The code of a reason that is not ours, where it is short and plain enough to be one. */
  readonly said: string | null
  readonly at: Date
}

/** What a reason of the client's own counts as. */
export const unknown = 'other'

/** A code, and no words about anybody: one short word without a run of digits that could be a number of theirs. */
const plainCode = /^(?!.*\d{4})[A-Za-z][A-Za-z0-9._-]{0,39}$/

const codes: Readonly<Record<string, PlainCode>> = {
  card: 'feedback-card-invalid',
  outcome: 'feedback-outcome-invalid',
  outcomeTimestamp: 'feedback-timestamp-invalid',
  acceptedSuggestions: 'feedback-suggestions-missing',
  overrideReason: 'feedback-reason-invalid',
}

/**
 * The outcomes of a delivery, all of them or none. A reason of the client's own is `other`, with its code where that is one, and a comment
 * is passed over: both may hold words about the patient.
 * @throws CdsError 400 with what is wrong, and where
 * @see https://cds-hooks.hl7.org/2.0/#feedback "Feedback"; docs/decisions/refusals.md
 */
export function acceptFeedback(body: unknown, service: Service): readonly Outcome[] {
  const parsed = feedbackSchema.safeParse(body)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, code }) => issueAt(path, code))
    throw errorOfAll(once(faults, ({ expression }) => expression.join()).slice(0, told))
  }
  return parsed.data.feedback.map((given) => {
    const found = given.outcome === 'overridden' ? reasonIn(given) : null
    const reason = ours(found, service)
    return {
      card: given.card,
      outcome: given.outcome,
      reason,
      said: reason === unknown && found && plainCode.test(found.code) ? found.code : null,
      at: given.outcomeTimestamp,
    }
  })
}

/** The reason that was given; of several in the plural the first that can be read. */
function reasonIn({
  overrideReason,
  overrideReasons,
}: {
  overrideReason?: z.infer<typeof reason> | null | undefined
  overrideReasons?: unknown
}) {
  if (overrideReason?.reason || !Array.isArray(overrideReasons)) return overrideReason?.reason
  return overrideReasons.slice(0, told).flatMap((each) => listed.safeParse(each).data ?? [])[0]
}

function ours(
  given: { readonly code: string; readonly system?: string | null | undefined } | null | undefined,
  { overrideReasons, overrideReasonSystem }: Service,
): string | null {
  if (!given) return null
  const isOurs = (given.system ?? overrideReasonSystem) === overrideReasonSystem
  return isOurs && overrideReasons.has(given.code) ? given.code : unknown
}

function issueAt([, index, member]: readonly PropertyKey[], code: string): Issue {
  if (index === undefined && code === 'too_big') return issueOf('feedback-too-many', { most }, 'feedback')
  const entry = index === undefined ? 'feedback' : `feedback[${String(index)}]`
  const found = index === undefined ? undefined : codes[String(member)]
  return found ? issueOf(found, {}, `${entry}.${String(member)}`) : issueOf('feedback-missing', {}, entry)
}
