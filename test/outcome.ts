import type { Condition } from 'fhir/r4.js'
import type { Card } from '../src/engine/card.ts'
import type { Composed } from '../src/engine/compose.ts'
import type { Explanation } from '../src/engine/explanation.ts'
import type { Knowledge, LoadedRule, Service } from '../src/knowledge/knowledge.ts'
import type { Case } from './case.ts'
import { judge } from './judge.ts'

/** Of one rule that a case speaks of: what it wants, and of the same members what came. */
export interface Outcome {
  readonly rule: string
  readonly wanted: Readonly<Record<string, unknown>>
  readonly got: Readonly<Record<string, unknown>>
}

/** Judges a case. @throws Error for a rule that there is not */
export function outcomes(example: Case, service: Service, knowledge: Knowledge): readonly Outcome[] {
  const judged = judge(example, service, knowledge)
  const { evaluations, composed } = judged
  return Object.entries(example.expect).map(([name, wanted]) => {
    const { rule, decision } = evaluations.find((each) => each.rule.name === name) ?? {}
    if (!rule || !decision) throw new Error(`there is no rule "${name}"`)
    const text = cardText(composed, name)
    const all: Record<string, unknown> = {
      ...(decision.result as object),
      outcome: decision.outcome,
      reason: decision.reason,
      missing: decision.outcome === 'missing' ? decision.missing : undefined,
      card: 'card' in decision ? (decision.card?.name ?? null) : null,
      about: 'card' in decision ? codeOf(decision.card?.resources?.condition) : null,
      shown: composed.shown.has(name),
      summary: cardOf(composed, name)?.summary ?? null,
      notShown: composed.notShown.get(name) ?? null,
      offers: offersOf(composed, name),
      named: isNamed(rule, decision.reason, composed.cards),
      result: decision.result,
      says: listed(wanted.says).filter((words) => text.includes(words)),
      saysNot: listed(wanted.saysNot).filter((words) => !text.includes(words)),
      offer: named(wanted.offer, (id) => standing(judged.explanation, id)),
      unused: named(wanted.unused, (fact) => whyUnused(judged.explanation, fact)),
    }
    return { rule: name, wanted, got: Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key]])) }
  })
}

/** The labels of what a card offers to do. */
function offersOf(composed: Composed, rule: string): readonly string[] {
  return cardOf(composed, rule)?.suggestions?.map(({ label }) => label) ?? []
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
function named<T>(asked: unknown, tell: (name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(asked ?? {}).map((name) => [name, tell(name)]))
}

/** What speaks for and against a programme. */
function standing({ programmes }: Explanation, id: string) {
  const { fits, met = [], failed = [], unknown = [] } = programmes.find((programme) => programme.id === id) ?? {}
  const kinds = (grounds: readonly object[]) =>
    grounds.map((each) => ('caution' in each ? each.caution : (each as { kind: string }).kind))
  return { fits, met: kinds(met), failed: kinds(failed), unknown: kinds(unknown) }
}

/** Why values of a fact were not used, each reason once. */
function whyUnused({ facts }: Explanation, fact: string): readonly unknown[] {
  return [...new Set(facts.filter((each) => each.fact === fact && !each.used).map(({ reason }) => reason))]
}

function listed(words: unknown): readonly string[] {
  return Array.isArray(words) ? words : []
}

/** Whether what a rule has to say stands in one line of another card. */
function isNamed({ reasons }: LoadedRule, reason: string, cards: readonly Card[]): boolean {
  const lines = cards.map(({ detail }) => detail.split('\n').find((line) => line.startsWith('**Ook van belang:**')))
  return lines.some((line) => line?.includes(reasons.get(reason)?.nl ?? '?'))
}
