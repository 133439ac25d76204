import { type Steps, whole } from '../budget/work.ts'
import type { Composed } from '../cards/compose.ts'
import { type Evaluation, find } from '../engine/decide.ts'
import type { Knowledge, Language, Service, Text } from '../knowledge/knowledge.ts'
import { isOwnTerm } from '../knowledge/own-terms.ts'
import { inForce } from '../knowledge/services/in-force.ts'
import type { Order } from '../patient/orders/order.ts'
import type { Patient } from '../patient/patient.ts'
import { requestTypes } from '../patient/requests/requests.ts'
import { cited } from './cited.ts'
import { type Course, courseOf } from './course.ts'
import type { ExplainedDecision, Explanation, Told } from './explanation.ts'
import { listFacts } from './facts.ts'

type LimitsConcept = NonNullable<Service['why']['course']>['limits']

/**
 * Tells every decision, also the silent ones, with the facts and values behind it; values are named in the reader's language.
 * @see docs/explain.md
 */
export function explain(...asked: Parameters<typeof explainInSteps>): Explanation {
  return whole(explainInSteps(...asked))
}

/** The same in steps: there may be much to tell. */
export function* explainInSteps(
  service: Service,
  knowledge: Knowledge,
  patient: Patient,
  evaluations: readonly Evaluation[],
  composed: Composed,
  language: Language,
  doubts: NonNullable<Explanation['doubts']> = [],
): Steps<Explanation> {
  const seen = new Set<object>()
  for (const { evidence } of evaluations) {
    for (const item of evidence) seen.add(item)
    yield
  }
  const lines = yield* listFacts(patient, seen)
  const indexes = new Map(lines.map(({ item }, index) => [item, index]))
  const decisions: ExplainedDecision[] = []
  const tell = (each: Evaluation) => told(each, service, indexes, knowledge, composed, language)
  for (const evaluation of evaluations.filter(({ rule }) => rule.partOf === null)) {
    const triggers = evaluations.filter(({ rule }) => rule.partOf === evaluation.rule.name)
    decisions.push({ ...tell(evaluation), ...(triggers.length > 0 && { triggers: triggers.map(tell) }) })
    yield
  }
  const course = service.why.course && (yield* courseOf(patient.read))
  const isUnseen = service.underWay !== undefined && requestTypes.some((type) => patient.lacks(type))
  const inDoubt = isUnseen ? [...doubts, 'under-way' as const] : doubts
  return {
    service: service.id,
    asOf: patient.asOf,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    patient: `Patient/${patient.id}`,
    facts: lines.map(({ fact }) => fact),
    decisions,
    orders: patient.read.orders.map(orderTold),
    cards: composed.cards,
    ...(inDoubt.length > 0 && { doubts: inDoubt }),
    ...(service.why.programmes && { programmes: find(service.why.programmes, service, knowledge, patient) ?? [] }),
    ...(course && { course: { ...course, limits: limits(service.why.course?.limits) } }),
  }

  /** The values of the concept that the service names, which are a limit for this person. */
  function limits(concept: LimitsConcept): Course['limits'] {
    if (!concept) return []
    const values = inForce(concept.parameters, patient.asOf)
    const { limits: names } = find(concept, service, knowledge, patient) ?? { limits: [] }
    return names.flatMap((name) => {
      const value = values[name]
      return value ? [cited(value, knowledge, language)] : []
    })
  }
}

function orderTold({ draft, does: kind, parts, diet, selected }: Order): Explanation['orders'][number] {
  return { draft, kind, classes: parts.map((part) => part.class), diet, selected, judged: selected && kind !== 'other' }
}

function told(
  { rule, decision, evidence, values }: Evaluation,
  { silences }: Service,
  indexes: ReadonlyMap<object, number>,
  knowledge: Knowledge,
  composed: Composed,
  language: Language,
): Told {
  const notShown = composed.notShown.get(rule.name) ?? null
  const againFrom = composed.againFrom.get(rule.name)
  return {
    rule: rule.name,
    outcome: decision.outcome,
    reason: decision.reason,
    text: sentence(decision.reason, rule.reasons, knowledge),
    missing: decision.outcome === 'missing' ? decision.missing : [],
    result: withIndexes(decision.result, indexes),
    evidence: [...evidence]
      .map((item) => indexes.get(item))
      .filter((index) => index !== undefined)
      .sort((one, other) => one - other),
    values: values.map((value) => cited(value, knowledge, language)),
    card: composed.shown.get(rule.name) ?? null,
    notShown,
    notShownText: notShown === null ? null : sentence(notShown, silences, knowledge),
    ...(againFrom !== undefined && { againFrom }),
  }
}

/** A result in which each list of facts is that of their indexes, ascending; a value that was computed from others has none. */
function withIndexes(result: object, indexes: ReadonlyMap<object, number>): ExplainedDecision['result'] {
  const told = (value: unknown) => {
    if (!Array.isArray(value) || value.length === 0 || !value.every(isFact)) return value
    return value
      .map((item) => indexes.get(item))
      .filter((index) => index !== undefined)
      .sort((one, other) => one - other)
  }
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, told(value)]))
}

const factKinds: readonly unknown[] = ['reading', 'coded', 'drug', 'programme']

function isFact(item: unknown): item is object {
  return typeof item === 'object' && item !== null && 'kind' in item && factKinds.includes(item.kind)
}

/** What a code says in words: those of the rule or service, else what the program itself says. @throws Error when it has none, which loading refuses */
function sentence(code: string, own: ReadonlyMap<string, Text>, { terms }: Knowledge): Text {
  const text = (isOwnTerm(code) ? terms : own).get(code)
  if (!text) throw new Error(`there is no sentence for "${code}"`)
  return text
}
