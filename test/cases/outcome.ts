import type { Condition } from 'fhir/r4.js'
import type { Card } from '../../src/cards/card.ts'
import type { Composed } from '../../src/cards/compose.ts'
import { answer } from '../../src/engine/decide.ts'
import type { Case } from '../../src/knowledge/cases/case.ts'
import type { Expectation } from '../../src/knowledge/cases/expectation.ts'
import { hasAll } from '../../src/knowledge/cases/owner.ts'
import type { Knowledge, LoadedConcept, LoadedRule, Service } from '../../src/knowledge/knowledge.ts'
import { conceptsFor } from '../../src/knowledge/services/concept-scope.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { judge } from '../judge.ts'

/** Of one rule that a case speaks of, or of "why?": what it wants, and of the same members what came. */
export interface Outcome {
  readonly of: string
  readonly wanted: unknown
  readonly got: unknown
}

/** A folder with cases, and how each is judged: those of a rule on every hook that runs all rules that they speak of. */
export interface Judge {
  readonly at: string
  readonly judge: (example: Case) => readonly Outcome[]
}

/** Every rule and concept with its cases. */
export function judgesOf(knowledge: Knowledge): readonly Judge[] {
  const services = [...knowledge.services.values()]
  const rules = new Map(
    services.flatMap((service) =>
      service.rules.map(({ at }) => [at, services.filter((each) => each.folder === service.folder)]),
    ),
  )
  return [
    ...[...rules].map(([at, hooks]) => ({
      at,
      judge: (example: Case) =>
        hooks
          .filter((service) => hasAll(service, Object.keys(example.expect)))
          .flatMap((service) => outcomes(example, service, knowledge)),
    })),
    ...knowledge.concepts.map((each) => ({ at: each.at, judge: (example: Case) => answers(example, each, knowledge) })),
  ]
}

/** Judges a case of a rule. */
function outcomes(example: Case, service: Service, knowledge: Knowledge): readonly Outcome[] {
  const judged = judge(example, service, knowledge)
  const { evaluations, composed } = judged
  const rules = Object.entries(example.expect).map(([name, wanted]) => {
    const { rule, decision } = evaluations.find((each) => each.rule.name === name) ?? {}
    if (!rule || !decision) throw new Error(`there is no rule "${name}"`)
    const text = cardText(composed, name)
    const all: Required<Expectation> = {
      outcome: decision.outcome,
      reason: decision.reason,
      missing: decision.outcome === 'missing' ? [...decision.missing] : [],
      result: held(decision.result, wanted.result),
      card: 'card' in decision ? (decision.card?.name ?? null) : null,
      about: 'card' in decision ? codeOf(decision.card?.resources?.condition) : null,
      shown: composed.shown.has(name),
      notShown: composed.notShown.get(name) ?? null,
      named: isNamed(rule, decision.reason, composed.cards),
      summary: cardOf(composed, name)?.summary ?? null,
      says: (wanted.says ?? []).filter((words) => text.includes(words)),
      saysNot: (wanted.saysNot ?? []).filter((words) => !text.includes(words)),
      suggestions: cardOf(composed, name)?.suggestions?.map(({ label }) => label) ?? [],
    }
    return { of: name, wanted, got: only(all, wanted) }
  })
  const { programmes, unused } = example.why
  const why = {
    ...(programmes && { programmes: named(programmes, (id) => standing(judged.explanation, id)) }),
    ...(unused && { unused: named(unused, (fact) => whyUnused(judged.explanation, fact)) }),
  }
  return [...rules, { of: 'why', wanted: example.why, got: why }]
}

/** Judges a case of a concept. */
function answers(example: Case, loaded: LoadedConcept, knowledge: Knowledge): readonly Outcome[] {
  const { asOf, sent, site } = example
  const { name, concept } = loaded
  const service = [...knowledge.services.values()].find(({ folder }) =>
    conceptsFor(folder, knowledge.concepts).includes(loaded),
  )
  if (!service) throw new Error(`no service asks ${name}`)
  const found = answer(concept, knowledge, read(sent, knowledge, service, asOf, { ...defaultSite, ...site }))
  const wanted = example.expect[name]
  return [{ of: name, wanted, got: { result: part(found, wanted?.result) } }]
}

/** Of an answer as much as is wanted: of a map what is named, of a list that is as long as the wanted one each item likewise. */
function part(answer: unknown, wanted: unknown): unknown {
  if (isMap(wanted) && isMap(answer))
    return Object.fromEntries(Object.entries(wanted).map(([key, each]) => [key, part(Reflect.get(answer, key), each)]))
  if (Array.isArray(wanted) && Array.isArray(answer) && wanted.length === answer.length)
    return answer.map((each, index) => part(each, wanted[index]))
  return answer
}

/** Of a result what is asked for; `none` for an empty one. */
function held(result: unknown, wanted: unknown): unknown {
  const all = Object(result) as Readonly<Record<string, unknown>>
  if (Object.keys(all).length === 0) return 'none'
  return isMap(wanted) ? only(all, wanted) : all
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Of what came, the members that are wanted. */
function only(all: object, wanted: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(wanted).map((key) => [key, Reflect.get(all, key)]))
}

/** Summary and detail of the card that a rule shows, in Dutch. */
function cardText(composed: Composed, rule: string): string {
  const card = cardOf(composed, rule)
  return card ? `${card.summary}\n${card.detail}` : ''
}

function cardOf({ cards, shown }: Composed, rule: string): Card | undefined {
  return cards.find(({ uuid }) => uuid === shown.get(rule))
}

/** The code of the Condition that the suggestions of a card are about. */
function codeOf(condition: object | undefined): string | null {
  return (condition as Condition | undefined)?.code?.coding?.[0]?.code ?? null
}

/** Of each name that is asked for, what is told of it. */
function named<T>(asked: object, tell: (name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(asked).map((name) => [name, tell(name)]))
}

/** What speaks for and against a programme. */
function standing({ programmes = [] }: Explanation, id: string) {
  const { fits, met = [], failed = [], unknown = [] } = programmes.find((programme) => programme.id === id) ?? {}
  const kinds = (grounds: readonly object[]) =>
    grounds.map((each) => ('caution' in each ? each.caution : (each as { kind: string }).kind))
  return { fits, met: kinds(met), failed: kinds(failed), unknown: kinds(unknown) }
}

/** Why values of a fact were not used, each reason once. */
function whyUnused({ facts }: Explanation, fact: string): readonly unknown[] {
  return [...new Set(facts.filter((each) => each.fact === fact && !each.used).map(({ reason }) => reason))]
}

/** Whether what a rule has to say stands in one line of another card. */
function isNamed({ reasons }: LoadedRule, reason: string, cards: readonly Card[]): boolean {
  const lines = cards.map(({ detail }) => detail.split('\n').find((line) => line.startsWith('**Ook van belang:**')))
  return lines.some((line) => line?.includes(reasons.get(reason)?.nl ?? '?'))
}
