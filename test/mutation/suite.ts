import { deepStrictEqual } from 'node:assert/strict'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { casesOf } from '../judge.ts'
import { outcomes } from '../outcome.ts'

/** One thing that must hold; throws where it does not. */
export interface Test {
  readonly name: string
  readonly check: () => void
}

/** All that has to notice a mutant: the cases of every rule. @throws Error when the knowledge cannot be loaded */
export async function suite(): Promise<readonly Test[]> {
  const knowledge = await loadKnowledge()
  return [...knowledge.services.values()].flatMap((service) =>
    service.rules.flatMap((rule) =>
      casesOf(service.id, rule.name).map((example) => ({
        name: `${rule.name}: ${example.name}`,
        check: () => {
          for (const { got, wanted } of outcomes(example, service, knowledge)) deepStrictEqual(got, wanted)
        },
      })),
    ),
  )
}
