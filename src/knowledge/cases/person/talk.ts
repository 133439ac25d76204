import { z } from 'zod'
import type { Conversation } from '../../dictionary.ts'
import { moment, undated } from '../word/moment.ts'
import type { Draft } from '../word/resource.ts'

type Conversations = ReadonlyMap<string, Conversation>
const days = z.array(z.preprocess((told) => (told === undated ? null : told), moment.nullable())).min(1)

/** Days of talks or refusals, by what they were about. */
export const daysIn = (conversations: Conversations) => z.partialRecord(z.enum([...conversations.keys()]), days)

type Days = z.output<ReturnType<typeof daysIn>>

/** A Procedure for each talk, in the first words by which one is recognised. */
export function writeTalks(talks: Days = {}, conversations: Conversations): Draft[] {
  return dated(talks, conversations).map(([{ talk }, day]) => ({
    resourceType: 'Procedure',
    status: 'completed',
    code: { text: talk.phrases[0] },
    ...(day !== null && { performedDateTime: day }),
  }))
}

/** A rejected Goal for each refusal, in the first word by which one is recognised. */
export function writeRefusals(refusals: Days = {}, conversations: Conversations): Draft[] {
  return dated(refusals, conversations).map(([{ refusal }, day]) => ({
    resourceType: 'Goal',
    lifecycleStatus: 'rejected',
    description: { text: refusal.words[0] },
    ...(day !== null && { statusDate: day }),
  }))
}

function dated(told: Days, conversations: Conversations): readonly (readonly [Conversation, string | null])[] {
  return Object.entries(told).flatMap(([about, days = []]) => {
    const conversation = conversations.get(about)
    return conversation ? days.map((day) => [conversation, day] as const) : []
  })
}
