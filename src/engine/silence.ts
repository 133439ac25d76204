import { type Day, dayAt, daysAfter, monthsAfter } from '../calendar.ts'
import type { Knowledge, LoadedRule, OverrideReason, Parameter, Service } from '../knowledge/knowledge.ts'
import { valueOn } from '../knowledge/services/in-force.ts'
import { parametersOf } from '../knowledge/services/review.ts'
import { atMost, patienceOfCall } from '../store/database/deadline.ts'
import type { LookUp, Refusal } from '../store/refusals.ts'
import type { SubjectOf } from '../store/subject.ts'
import type { NotShown } from './decision.ts'
import { unknown } from './feedback.ts'
import { isHeld } from './pacing/held.ts'
import type { KeyedCard } from './pacing/keyed.ts'

export type { Refusal } from '../store/refusals.ts'

/** Why a card is kept silent, from which day it no longer is, and since when, where that is known. */
export interface Silence {
  readonly notShown: NotShown
  readonly againFrom?: Day
  readonly since?: Day
  /** What was dismissed: what the card asks, or all that its rule or the card itself says. */
  readonly of?: NonNullable<OverrideReason['silence']>['of']
}

/** How refusals are looked up, by which service, on which day, and until which day they count (null: all). */
export interface Asked {
  readonly lookUp: LookUp
  readonly subjectOf: SubjectOf
  readonly knowledge: Pick<Knowledge, 'services' | 'pacing'>
  readonly service: Service
  readonly patient: { readonly asOf: Day }
  readonly until: Day | null
}

/**
 * The rules of which the card is kept silent by what was done with earlier ones. The store is asked only when a card that is wanted can be
 * silenced; what it cannot say in time silences nothing.
 */
export async function silencedFor(cards: readonly KeyedCard[], asked: Asked): Promise<ReadonlyMap<string, Silence>> {
  const { lookUp, knowledge, service, until } = asked
  const asking = cards.find(
    ({ indicator, evaluation, key }) =>
      key && (canBeSilenced(indicator, service) || isAskedElsewhere(evaluation.rule, service, knowledge)),
  )
  if (!asking?.key) return new Map()
  const refusals = await atMost(patienceOfCall, lookUp(asking.key.subject, until))
  const silences = cards.flatMap((card) => {
    const silence = silenceOf(card, refusals ?? [], asked)
    return silence ? [[card.evaluation.rule.name, silence] as const] : []
  })
  return new Map(silences)
}

/** Whether a service of another folder asks the question of a rule too, so that what was refused there counts here. */
function isAskedElsewhere(
  { question }: LoadedRule,
  { folder }: Service,
  { services }: Pick<Knowledge, 'services'>,
): boolean {
  return [...services.values()].some(
    (other) => other.folder !== folder && other.rules.some((rule) => rule.question === question),
  )
}

/** Whether a card that is so urgent can be kept silent by a dismissal. */
export function canBeSilenced(indicator: string, service: Service): boolean {
  return [...service.overrideReasons.values()].some((reason) => lastsFor(reason, indicator, service) !== undefined)
}

/**
 * Why a card is kept silent on a day by what was done with earlier ones, the first of the service's silences that holds, for the longest
 * time; undefined when nothing does. A card that informs is so by its question, whichever service asked it, one that warns by itself alone.
 */
export function silenceOf(
  card: KeyedCard,
  refusals: readonly Refusal[],
  { service, knowledge, patient: { asOf }, subjectOf }: Omit<Asked, 'lookUp' | 'until'>,
): Silence | undefined {
  const order = [...service.silences.keys()]
  const found = refusals.flatMap((refusal): Required<Silence>[] => {
    const asking = knowledge.services.get(refusal.service)
    const reason = asking && reasonOf(refusal, asking)
    const lasts = reason && lastsFor(reason, card.indicator, service)
    if (!reason?.silence || !lasts || !isAbout(refusal, card, reason.silence.of, asking)) return []
    if (card.indicator !== 'info' && !isHeld(card, refusal, { knowledge, subjectOf, asOf })) return []
    const since = dayAt(refusal.at.getTime())
    const times = [lasts, ...(refusal.outcome === 'accepted' && reason.accepted ? [reason.accepted] : [])]
    const [again = since] = times.map((time) => after(since, time, asOf)).sort()
    const { notShown, of } = reason.silence
    return again > asOf ? [{ notShown, againFrom: again, since, of }] : []
  })
  return found.sort(
    (one, other) =>
      order.indexOf(one.notShown) - order.indexOf(other.notShown) || (one.againFrom < other.againFrom ? 1 : -1),
  )[0]
}

/** What was said of a card: accepting a suggestion is a reason too, and none is one that we do not know. */
function reasonOf({ outcome, reason }: Refusal, { overrideReasons }: Service): OverrideReason | undefined {
  if (outcome === 'overridden') return overrideReasons.get(reason ?? unknown)
  return [...overrideReasons.values()].find(({ accepted }) => accepted)
}

/** Whether what was done is about a card: about what it asks, or only about itself. */
function isAbout(
  refusal: Refusal,
  { evaluation: { rule }, request }: KeyedCard,
  of: NonNullable<Silence['of']>,
  asking: Service | undefined,
): boolean {
  const asked = asking?.rules.find(({ name }) => name === refusal.rule)
  if (asked?.question !== rule.question) return false
  if (of === 'rule') return asked.at === rule.at
  return of === 'question' || refusal.name === null || (asked.at === rule.at && refusal.name === request.name)
}

/** For how long a reason silences a card that is so urgent, where the service lets it. */
function lastsFor({ silence, safety }: OverrideReason, indicator: string, { rankings }: Pick<Service, 'rankings'>) {
  const ranking = rankings.find(({ indicators }) => indicators.some((each) => each === indicator))
  if (!silence || !ranking?.silences.includes(silence.notShown)) return undefined
  return indicator === 'info' ? silence.lasts : safety?.[indicator as 'warning' | 'critical']
}

/** The first day on which something no longer lasts. */
function after(since: Day, lasts: Parameter, asOf: Day): Day {
  const value = valueOn(lasts, asOf)?.value ?? 0
  return daysAfter(lasts.unit === 'mo' ? monthsAfter(since, value) : daysAfter(since, value), 1)
}

/** For how long each reason keeps a card silent, by how urgent it is, in force on a day; without those that do not. */
export function silencesOf(
  service: Service,
  day: Day,
): Readonly<Record<string, Readonly<Record<string, { readonly value: number; readonly unit: string }>>>> {
  const codes = [...service.overrideReasons].map(([code, reason]) => {
    const times = ['info', 'warning', 'critical'].flatMap((indicator) => {
      const lasts = lastsFor(reason, indicator, service)
      const value = lasts && valueOn(lasts, day)?.value
      return value ? [[indicator, { value, unit: lasts.unit }] as const] : []
    })
    return [code, Object.fromEntries(times)] as const
  })
  return Object.fromEntries(codes.filter(([, times]) => Object.keys(times).length > 0))
}

/** The longest time for which anything that was done with a card of a service silences, in calendar months; 0 where nothing does. */
export function longestSilence(services: Iterable<Pick<Service, 'overrideReasons'>>): number {
  const reasons = [...services].flatMap(({ overrideReasons }) => [...overrideReasons.values()])
  return Math.max(0, ...reasons.flatMap(parametersOf).flatMap(monthsIn))
}

const shortestMonth = 28

function monthsIn({ unit, values }: Parameter): readonly number[] {
  return values.map(({ value }) => (unit === 'mo' ? value : Math.ceil(value / shortestMonth)))
}
