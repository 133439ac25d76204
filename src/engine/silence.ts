import { type Day, dayAt, monthsAfter } from '../calendar.ts'
import type { Knowledge, LoadedRule, OverrideReason, Ranking, Service } from '../knowledge/knowledge.ts'
import { valueOn } from '../knowledge/services/in-force.ts'
import { atMost } from '../store/database/deadline.ts'
import type { LookUp, Refusal } from '../store/refusals.ts'
import type { SubjectOf } from '../store/subject.ts'
import type { Evaluation } from './decide.ts'
import type { NotShown } from './decision.ts'
import { wantedCards } from './wanted-card.ts'

export type { Refusal } from '../store/refusals.ts'

/** A call stops waiting for what was refused before after so many milliseconds: its cards are shown then. */
const patience = 80

/** Why a card is kept silent, and the day from which it no longer is, where that is known. */
export interface Silence {
  readonly notShown: NotShown
  readonly againFrom?: Day
}

/** How refusals are looked up, whose, of what, and until which day they count (null: all). */
export interface Asked {
  readonly lookUp: LookUp
  readonly subjectOf: SubjectOf
  readonly client: { readonly tenant: string }
  readonly knowledge: Pick<Knowledge, 'services'>
  readonly service: Service
  readonly patient: { readonly id: string; readonly asOf: Day }
  readonly until: Day | null
}

/**
 * The rules that earlier refusals keep silent. The store is asked only when a decision wants a card that can be silenced; what it cannot
 * say in time silences nothing.
 */
export async function silencedFor(
  evaluations: readonly Evaluation[],
  { lookUp, subjectOf, client, knowledge, service, patient, until }: Asked,
): Promise<ReadonlyMap<string, NotShown>> {
  const wanted = wantedCards(evaluations).some(
    ({ indicator, text, evaluation: { rule } }) =>
      canBeSilenced({ ...text, indicator }, service) ||
      (indicator === 'info' && isAskedElsewhere(rule, service, knowledge)),
  )
  const subject = wanted ? subjectOf(client.tenant, patient.id) : null
  if (subject === null) return new Map()
  const refusals = await atMost(patience, lookUp(subject, until))
  return silencedRules(refusals ?? [], service, knowledge, patient.asOf)
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

interface Silenceable {
  readonly indicator: string
  /** Codes. */
  readonly overrideReasons: readonly string[]
}

/** Whether a refusal with one of its reasons would keep the question of a card silent: never one that warns. */
export function canBeSilenced({ indicator, overrideReasons: codes }: Silenceable, service: Service): boolean {
  const reasons = codes.map((code) => service.overrideReasons.get(code))
  return indicator === 'info' && reasons.some((reason) => silenceOf(reason, service) !== undefined)
}

/**
 * Which rules of a service the refusals of a patient keep silent on a day, the last one included: those that ask what was refused,
 * whichever service asked it. What "why?" says of each is the first of the service's silences that holds.
 */
export function silencedRules(
  refusals: readonly Refusal[],
  service: Service,
  { services }: Pick<Knowledge, 'services'>,
  asOf: Day,
): ReadonlyMap<string, NotShown> {
  const silenced = new Map<string, NotShown>()
  const order = [...service.silences.keys()]
  for (const { service: id, rule, reason, at } of refusals) {
    const asking = services.get(id)
    const silence = silenceOf(asking?.overrideReasons.get(reason), service)
    const months = silence && valueOn(silence.months, asOf)?.value
    if (!silence || !months || monthsAfter(dayAt(at.getTime()), months) < asOf) continue
    const question = asking?.rules.find(({ name }) => name === rule)?.question
    for (const { name } of service.rules.filter((each) => each.question === question)) {
      const before = silenced.get(name)
      if (!before || order.indexOf(silence.notShown) < order.indexOf(before)) silenced.set(name, silence.notShown)
    }
  }
  return silenced
}

/** For how long a reason silences a card that informs, where the service lets it. */
function silenceOf(reason: OverrideReason | undefined, { rankings }: { readonly rankings: readonly Ranking[] }) {
  const ranking = rankings.find(({ indicators }) => indicators.includes('info'))
  const silence = reason?.silence
  return silence && ranking?.silences.includes(silence.notShown) ? silence : undefined
}

/** For how many calendar months each reason keeps the question of a card that informs silent, in force on a day; without those that do not. */
export function silencesOf(service: Service, day: Day): Readonly<Record<string, number>> {
  const months = [...service.overrideReasons].flatMap(([code, reason]) => {
    const silence = silenceOf(reason, service)
    const value = silence && valueOn(silence.months, day)?.value
    return value ? [[code, value] as const] : []
  })
  return Object.fromEntries(months)
}

/** The longest time for which any refusal of a service silences, in calendar months; 0 where none does. */
export function longestSilence(services: Iterable<Pick<Service, 'overrideReasons'>>): number {
  const reasons = [...services].flatMap(({ overrideReasons }) => [...overrideReasons.values()])
  return Math.max(0, ...reasons.flatMap(({ silence }) => silence?.months.values.map(({ value }) => value) ?? []))
}
