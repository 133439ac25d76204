import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { casesOf } from './judge.ts'
import { outcomes } from './outcome.ts'

const knowledge = await loadKnowledge()

for (const service of knowledge.services.values()) {
  for (const rule of service.rules) {
    describe(`${service.id}/${rule.name}`, () => {
      it.each(casesOf(service.id, rule.name))('$name', (example) => {
        for (const { rule, wanted, got } of outcomes(example, service, knowledge)) expect(got, rule).toEqual(wanted)
      })
    })
  }
}
