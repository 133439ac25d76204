import { deepStrictEqual } from 'node:assert/strict'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { judgesOf } from '../cases/outcome.ts'

/** One thing that must hold; throws where it does not. */
export interface Test {
  readonly name: string
  readonly check: () => void
}

/** All that has to notice a mutant: the cases of every rule and concept. @throws Error when the knowledge cannot be loaded */
export async function suite(): Promise<readonly Test[]> {
  const { knowledge, cases } = await loadWithCases()
  return judgesOf(knowledge).flatMap(({ at, judge }) =>
    (cases.of.get(at) ?? []).map((example) => ({
      name: `${at}: ${example.name}`,
      check: () => {
        for (const { got, wanted } of judge(example)) deepStrictEqual(got, wanted)
      },
    })),
  )
}
