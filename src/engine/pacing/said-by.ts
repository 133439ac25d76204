import { daysAfter } from '../../calendar.ts'
import { ownTerms } from '../../knowledge/own-terms.ts'
import { valueOn } from '../../knowledge/services/in-force.ts'
import type { SaidBy } from '../../knowledge/silencing.ts'
import { atMost, patienceOfCall } from '../../store/database/deadline.ts'
import type { ShowingKey } from '../../store/showings.ts'
import type { SubjectOf } from '../../store/subject.ts'
import type { Silence } from '../silence.ts'
import { type KeyedCard, keyOf } from './keyed.ts'
import { type NewShowing, type Pace, type Paced, unpaced } from './paced.ts'

/**
 * Which cards rest because one of another service said nearly the same, whatever it was said on; and which of these cards are kept as having
 * said it. What the store cannot say in time rests not.
 * @see docs/decisions/pacing.md
 */
export async function saidByOthers(
  cards: readonly KeyedCard[],
  {
    lookUpShowings,
    subjectOf,
    knowledge: { pacing },
    patient: { asOf, site },
  }: Pace & { readonly subjectOf: SubjectOf },
): Promise<Paced> {
  const said = pacing && site.pacing !== 'off' ? pacing.saidBy : []
  const keyed = cards.flatMap((card) => said.flatMap((each) => keyFor(card, each, subjectOf)))
  const saying = keyed.filter(({ isSaid }) => isSaid)
  const asking = keyed.filter(({ isSaid }) => !isSaid)
  if (keyed.length === 0) return unpaced
  const showings = saying.map(({ rule, key }): readonly [string, NewShowing] => [
    rule,
    { ...key, first: asOf, day: asOf },
  ])
  const found = asking.length > 0 ? await atMost(patienceOfCall, lookUpShowings(asking.map(({ key }) => key))) : []
  const resting = new Map<string, Silence>()
  for (const { rule, key, lasts } of asking) {
    const days = (found ?? []).filter(({ fingerprint, day }) => fingerprint === key.fingerprint && day <= asOf)
    const since = days
      .map(({ day }) => day)
      .sort()
      .at(-1)
    const againFrom = since && daysAfter(since, (valueOn(lasts, asOf)?.value ?? 0) + 1)
    if (since && againFrom && againFrom > asOf)
      resting.set(rule, { notShown: ownTerms.recentlyShown, againFrom, since })
  }
  return { resting, showings, known: found !== undefined }
}

interface Keyed {
  readonly rule: string
  readonly key: ShowingKey
  readonly lasts: SaidBy['lasts']
  /** It says the thing; else it rests once that was said. */
  readonly isSaid: boolean
}

/** What a card has to do with a thing that is said: by the hash of whose card it is, and of the thing. */
function keyFor(
  { key, evaluation: { rule, decision } }: KeyedCard,
  said: SaidBy,
  subjectOf: SubjectOf,
): readonly Keyed[] {
  const isSaid = rule.at === placeOf(said.shown)
  const { triggers = [] } = decision.result as { readonly triggers?: readonly unknown[] }
  const rests = rule.at === placeOf(said.rests) && !said.except.some((name) => triggers.includes(name))
  const own = key && (isSaid || rests) ? keyOf(key.subject, JSON.stringify(['said', said.shown]), { subjectOf }) : null
  return own ? [{ rule: rule.name, key: own, lasts: said.lasts, isSaid }] : []
}

/** Where the folder of a rule lies. */
function placeOf(rule: string): string {
  return rule.replace('/', '/rules/')
}
