import { type Day, dayAt, monthsAfter } from '../fhir/day.ts'
import { valueOn } from '../knowledge/in-force.ts'
import type { Service } from '../knowledge/knowledge.ts'
import { atMost } from '../store/deadline.ts'
import type { LookUp, Refusal } from '../store/refusals.ts'
import type { SubjectOf } from '../store/subject.ts'
import type { Client } from './client.ts'
import { asking, type Whose } from './compose.ts'
import type { Evaluation } from './decide.ts'
import { type NotShown, silences } from './rule.ts'

export type { Refusal } from '../store/refusals.ts'

/** A call stops waiting for what was refused before after so many milliseconds: its cards are shown then. */
const patience = 80

/** How refusals are looked up, whose, of what, and until which day they count (null: all). */
export interface Asked {
  readonly lookUp: LookUp
  readonly subjectOf: SubjectOf
  readonly client: Client
  readonly service: Service
  readonly patient: Whose
  readonly until: Day | null
}

/**
 * The rules that earlier refusals keep silent. The store is asked only when a decision wants a card that can be silenced; what it cannot
 * say in time silences nothing.
 */
export async function silencedFor(
  evaluations: readonly Evaluation[],
  { lookUp, subjectOf, client, service, patient, until }: Asked,
): Promise<ReadonlyMap<string, NotShown>> {
  const wanted = evaluations.flatMap(asking).map(({ indicator, text }) => ({ ...text, indicator }))
  const subject = wanted.some((card) => canBeSilenced(card, service)) ? subjectOf(client.tenant, patient.id) : null
  if (subject === null) return new Map()
  const refusals = await atMost(patience, lookUp(service.id, subject, until))
  return silencedRules(refusals ?? [], service, patient.asOf)
}

interface Silenceable {
  readonly indicator: string
  /** Codes. */
  readonly overrideReasons: readonly string[]
}

/** Whether a refusal with one of its reasons would keep the question of a card silent: never one that warns. */
export function canBeSilenced({ indicator, overrideReasons }: Silenceable, service: Service): boolean {
  return indicator === 'info' && overrideReasons.some((code) => service.overrideReasons.get(code)?.silence)
}

/** Which rules the refusals of a patient keep silent on a day, the last one included, and what "why?" says of each: the first in the order of its list that holds. */
export function silencedRules(
  refusals: readonly Refusal[],
  { overrideReasons }: Pick<Service, 'overrideReasons'>,
  asOf: Day,
): ReadonlyMap<string, NotShown> {
  const silenced = new Map<string, NotShown>()
  for (const { rule, reason, at } of refusals) {
    const silence = overrideReasons.get(reason)?.silence
    const months = silence && valueOn(silence.months, asOf)?.value
    if (!silence || !months || monthsAfter(dayAt(at.getTime()), months) < asOf) continue
    const before = silenced.get(rule)
    if (!before || silences.indexOf(silence.notShown) < silences.indexOf(before)) silenced.set(rule, silence.notShown)
  }
  return silenced
}

/** The longest time for which any refusal of a service silences, in calendar months; 0 where none does. */
export function longestSilence(services: Iterable<Pick<Service, 'overrideReasons'>>): number {
  const reasons = [...services].flatMap(({ overrideReasons }) => [...overrideReasons.values()])
  return Math.max(0, ...reasons.flatMap(({ silence }) => silence?.months.values.map(({ value }) => value) ?? []))
}
