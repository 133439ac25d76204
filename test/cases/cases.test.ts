import { describe, expect, it } from 'vitest'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { judge } from '../judge.ts'
import { judgesOf } from './outcome.ts'

const { knowledge, cases } = await loadWithCases()

it('the results of each rule hold what it declares, and nothing else', { timeout: 120_000 }, () => {
  const services = [...knowledge.services.values()]
  const held = new Map<string, Set<string>>()
  for (const example of [...cases.of.values()].flat())
    for (const service of services)
      for (const { rule, decision } of judge(example, service, knowledge).evaluations) {
        const names = held.get(rule.at) ?? new Set()
        held.set(rule.at, names)
        for (const name of Object.keys(Object(decision.result))) names.add(name)
      }
  const declared = new Map(services.flatMap(({ rules }) => rules.map(({ at, rule }) => [at, [...rule.result].sort()])))
  expect([...declared]).toEqual([...held].map(([at, names]) => [at, [...names].sort()]))
})

describe.each(judgesOf(knowledge).filter(({ at }) => cases.of.has(at)))('$at', ({ at, judge }) => {
  it.each(cases.of.get(at) ?? [])('$name', (example) => {
    for (const { of, wanted, got } of judge(example)) expect(got, of).toEqual(wanted)
  })
})
