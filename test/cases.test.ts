import { describe, expect, it } from 'vitest'
import type { Card } from '../src/engine/card.ts'
import type { Composed } from '../src/engine/compose.ts'
import type { LoadedRule } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { casesOf, judge } from './judge.ts'

const knowledge = await loadKnowledge()

/** Summary and detail of the card that a rule shows, in Dutch. */
function cardText({ cards, shown }: Composed, rule: string): string {
  const card = cards.find(({ uuid }) => uuid === shown.get(rule))
  return card ? `${card.summary}\n${card.detail}` : ''
}

function listed(words: unknown): readonly string[] {
  return Array.isArray(words) ? words : []
}

/** Whether what a rule has to say stands in one line of another card. */
function isNamed({ reasons }: LoadedRule, reason: string, cards: readonly Card[]): boolean {
  const lines = cards.map(({ detail }) => detail.split('\n').find((line) => line.startsWith('**Ook van belang:**')))
  return lines.some((line) => line?.includes(reasons.get(reason)?.nl ?? '?'))
}

for (const service of knowledge.services.values()) {
  for (const rule of service.rules) {
    describe(`${service.id}/${rule.name}`, () => {
      it.each(casesOf(service.id, rule.name))('$name', (example) => {
        const { evaluations, composed } = judge(example, service, knowledge)
        for (const [name, wanted] of Object.entries(example.expect)) {
          const { rule, decision } = evaluations.find((each) => each.rule.name === name) ?? {}
          if (!rule || !decision) throw new Error(`there is no rule "${name}"`)
          const text = cardText(composed, name)
          const all: Record<string, unknown> = {
            ...(decision.result as object),
            outcome: decision.outcome,
            reason: decision.reason,
            missing: decision.outcome === 'missing' ? decision.missing : undefined,
            card: 'card' in decision ? (decision.card?.name ?? null) : null,
            shown: composed.shown.has(name),
            summary: composed.cards.find(({ uuid }) => uuid === composed.shown.get(name))?.summary ?? null,
            notShown: composed.notShown.get(name) ?? null,
            named: isNamed(rule, decision.reason, composed.cards),
            result: decision.result,
            says: listed(wanted.says).filter((words) => text.includes(words)),
            saysNot: listed(wanted.saysNot).filter((words) => !text.includes(words)),
          }
          const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key]]))
          expect(got, name).toEqual(wanted)
        }
      })
    })
  }
}
