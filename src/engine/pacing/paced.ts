import type { Day } from '../../calendar.ts'
import type { Knowledge, PacingValue, Service } from '../../knowledge/knowledge.ts'
import { valueOn } from '../../knowledge/services/in-force.ts'
import type { Site } from '../../knowledge/site.ts'
import { atMost } from '../../store/database/deadline.ts'
import type { LookUpShowings, Showing, ShowingKey } from '../../store/showings.ts'
import type { SubjectOf } from '../../store/subject.ts'
import type { Evaluation } from '../decide.ts'
import { wantedCards } from '../wanted-card.ts'
import { newsOf } from './fingerprint.ts'
import { turnOf } from './rest.ts'

/** A call stops waiting for what was shown before after so many milliseconds: its cards are shown then. */
const patience = 80

/** What has to be known to tell which cards rest. */
export interface Pace {
  readonly lookUpShowings: LookUpShowings
  readonly subjectOf: SubjectOf
  readonly client: { readonly tenant: string }
  readonly knowledge: Pick<Knowledge, 'pacing'>
  readonly service: Service
  readonly patient: { readonly id: string; readonly asOf: Day; readonly site: Pick<Site, 'pacing'> }
  readonly now: () => Date
}

/** What is to be kept of a card, once it is shown. */
export type NewShowing = Omit<Showing, 'at'>

/** Which cards rest and from which day each is shown again, what to keep of the others, by rule; and whether that could be told. */
export interface Paced {
  readonly resting: ReadonlyMap<string, Day>
  readonly showings: ReadonlyMap<string, NewShowing>
  readonly known: boolean
}

/** Where nothing rests, and nothing is kept. */
export const unpaced: Paced = { resting: new Map(), showings: new Map(), known: true }

/** Which of the cards that inform were shown before, and tell nothing new. What the store cannot say in time rests not. */
export async function pacedFor(evaluations: readonly Evaluation[], asked: Pace): Promise<Paced> {
  const { lookUpShowings, subjectOf, client, knowledge, patient, now } = asked
  const { pacing } = knowledge
  const informing = wantedCards(evaluations).filter(({ indicator }) => indicator === 'info')
  if (!pacing || patient.site.pacing === 'off' || informing.length === 0) return unpaced
  const subject = subjectOf(client.tenant, patient.id)
  const keyOf = (news: string): ShowingKey | null => {
    const fingerprint = subject && subjectOf(subject, news)
    return fingerprint ? { subject, fingerprint } : null
  }
  const keys = new Map<string, ShowingKey>()
  for (const card of informing) {
    const key = keyOf(newsOf(card, pacing))
    if (key) keys.set(card.evaluation.rule.name, key)
  }
  if (keys.size === 0) return { ...unpaced, known: false }
  const found = await atMost(patience, lookUpShowings([...keys.values()]))
  const own = patient.site.pacing
  const numbers = Object.fromEntries(
    Object.entries(pacing.values).map(([name, value]) => [name, valueOn(value, patient.asOf)?.value ?? 0]),
  ) as Record<PacingValue, number>
  const resting = new Map<string, Day>()
  const showings = new Map<string, NewShowing>()
  for (const [rule, key] of keys) {
    const shown = (found ?? []).filter(({ fingerprint }) => fingerprint === key.fingerprint)
    const turn = turnOf(shown, { today: patient.asOf, now: now() }, { ...numbers, ...own })
    if ('againFrom' in turn) resting.set(rule, turn.againFrom)
    else showings.set(rule, { ...key, ...turn })
  }
  return { resting, showings, known: found !== undefined }
}

/** The longest time for which what was shown rests, in days; 0 where nothing does. */
export function longestRest({ pacing }: Pick<Knowledge, 'pacing'>, { pacing: own }: Pick<Site, 'pacing'>): number {
  const said = own === 'off' ? [] : [own.restsUntil ?? 0]
  return Math.max(0, ...said, ...(pacing?.values.restsUntil.values.map(({ value }) => value) ?? []))
}
