import type { Day } from '../../calendar.ts'
import type { Knowledge, Pacing, PacingValue } from '../../knowledge/knowledge.ts'
import { ownTerms } from '../../knowledge/own-terms.ts'
import { valueOn } from '../../knowledge/services/in-force.ts'
import type { Site } from '../../knowledge/site.ts'
import { atMost, patienceOfCall } from '../../store/database/deadline.ts'
import type { LookUpShowings, Showing } from '../../store/showings.ts'
import type { Silence } from '../silence.ts'
import type { KeyedCard } from './keyed.ts'
import { turnOf } from './rest.ts'

/** What has to be known to tell which cards rest. */
export interface Pace {
  readonly lookUpShowings: LookUpShowings
  readonly knowledge: Pick<Knowledge, 'pacing'>
  readonly patient: { readonly asOf: Day; readonly site: Pick<Site, 'pacing'> }
  readonly now: () => Date
}

/** What is to be kept of a card, once it is shown. */
export type NewShowing = Omit<Showing, 'at'>

/** Which cards rest, and what to keep of the others, by rule; and whether that could be told. */
export interface Paced {
  readonly resting: ReadonlyMap<string, Silence>
  readonly showings: readonly (readonly [rule: string, NewShowing])[]
  readonly known: boolean
}

/** Where nothing rests, and nothing is kept. */
export const unpaced: Paced = { resting: new Map(), showings: [], known: true }

/** Which of the cards that inform were shown before, and tell nothing new. What the store cannot say in time rests not. */
export async function pacedFor(
  cards: readonly KeyedCard[],
  { lookUpShowings, knowledge: { pacing }, patient: { asOf, site }, now }: Pace,
): Promise<Paced> {
  const informing = cards.filter(({ indicator }) => indicator === 'info')
  if (!pacing || site.pacing === 'off' || informing.length === 0) return unpaced
  const keys = informing.flatMap(({ key }) => key ?? [])
  if (keys.length < informing.length) return { ...unpaced, known: false }
  const found = await atMost(patienceOfCall, lookUpShowings(keys))
  const numbers = { ...paceOn(pacing, asOf), ...site.pacing }
  const resting = new Map<string, Silence>()
  const showings: (readonly [string, NewShowing])[] = []
  for (const { key, evaluation } of informing) {
    if (!key) continue
    const shown = (found ?? []).filter(({ fingerprint }) => fingerprint === key.fingerprint)
    const turn = turnOf(shown, { today: asOf, now: now() }, numbers)
    if ('againFrom' in turn) resting.set(evaluation.rule.name, { notShown: ownTerms.recentlyShown, ...turn })
    else showings.push([evaluation.rule.name, { ...key, ...turn }])
  }
  return { resting, showings, known: found !== undefined }
}

/** The values in force on a day. */
export function paceOn({ values }: Pacing, day: Day): Readonly<Record<PacingValue, number>> {
  const numbers = Object.entries(values).map(([name, value]) => [name, valueOn(value, day)?.value ?? 0])
  return Object.fromEntries(numbers) as Record<PacingValue, number>
}

/** The longest time for which what was shown rests, in days; 0 where nothing does. */
export function longestRest({ pacing }: Pick<Knowledge, 'pacing'>, { pacing: own }: Pick<Site, 'pacing'>): number {
  const said = own === 'off' ? [] : [own.restsUntil ?? 0]
  return Math.max(0, ...said, ...(pacing?.values.restsUntil.values.map(({ value }) => value) ?? []))
}
