import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { casesOf, judge } from './judge.ts'

const knowledge = await loadKnowledge()

for (const service of knowledge.services.values()) {
  for (const rule of service.rules) {
    describe(`${service.id}/${rule.name}`, () => {
      it.each(casesOf(service.id, rule.name))('$name', (example) => {
        const { evaluations, composed } = judge(example, service, knowledge)
        for (const [name, wanted] of Object.entries(example.expect)) {
          const decision = evaluations.find((each) => each.rule.name === name)?.decision
          if (!decision) throw new Error(`there is no rule "${name}"`)
          const all: Record<string, unknown> = {
            ...(decision.result as object),
            outcome: decision.outcome,
            reason: decision.reason,
            missing: decision.outcome === 'missing' ? decision.missing : undefined,
            card: 'card' in decision ? (decision.card?.name ?? null) : null,
            shown: composed.shown.has(name),
            notShown: composed.notShown.get(name) ?? null,
            result: decision.result,
          }
          const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key]]))
          expect(got, name).toEqual(wanted)
        }
      })
    })
  }
}
