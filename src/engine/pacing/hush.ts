import { ownTerms } from '../../knowledge/own-terms.ts'
import { conditionHooks, orderHooks } from '../../knowledge/service-file/hook.ts'
import type { Site } from '../../knowledge/site.ts'
import { type Asked, type Silence, silencedFor } from '../silence.ts'
import type { KeyedCard } from './keyed.ts'
import { heldBack } from './ladder.ts'
import { type Pace, type Paced, pacedFor, paceOn, unpaced } from './paced.ts'
import { saidByOthers } from './said-by.ts'

/** Which cards are kept silent by what was done with earlier ones and what was shown before, by rule; and what to keep of the others. */
export async function hush(
  cards: readonly KeyedCard[],
  asked: Asked & Pace & { readonly isPaced: boolean },
): Promise<{ readonly silenced: ReadonlyMap<string, Silence>; readonly paced: Paced }> {
  const { knowledge, service, patient, isPaced } = asked
  // An order is new each time, and so is a condition.
  const rests = isPaced && ![...orderHooks, ...conditionHooks].includes(service.hook)
  const [refused, own, others] = await Promise.all([
    silencedFor(cards, asked),
    rests ? pacedFor(cards, asked) : unpaced,
    isPaced ? saidByOthers(cards, asked) : unpaced,
  ])
  const paced: Paced = {
    resting: new Map([...others.resting, ...own.resting]),
    showings: [...own.showings, ...others.showings],
    known: own.known && others.known,
  }
  const silenced = new Map([...paced.resting, ...refused])
  const ladderFor = knowledge.pacing ? paceOn(knowledge.pacing, patient.asOf).ladderFor : 0
  const held = heldBack(cards, silenced, service, { asOf: patient.asOf, ladderFor })
  return { silenced: new Map([...silenced, ...held]), paced }
}

/** All cards, kept from who is no professional. */
export function forNobody(cards: readonly KeyedCard[]): ReadonlyMap<string, Silence> {
  return new Map(cards.map(({ evaluation }) => [evaluation.rule.name, { notShown: ownTerms.notAProfessional }]))
}

/** Whether a card is for who is looking: some are for an audience alone, whom the site lists. */
export function isFor(
  { evaluation: { rule } }: Pick<KeyedCard, 'evaluation'>,
  user: string | null,
  { users }: Pick<Site, 'users'>,
): boolean {
  return rule.audience === undefined || (user !== null && (users[rule.audience] ?? []).includes(user))
}

/** Cards of others than who is looking. */
export function forOthers(cards: readonly KeyedCard[]): ReadonlyMap<string, Silence> {
  return new Map(cards.map(({ evaluation }) => [evaluation.rule.name, { notShown: ownTerms.notForThisUser }]))
}
