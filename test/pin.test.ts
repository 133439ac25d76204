import { describe, expect, it } from 'vitest'
import type { Knowledge, Parameter, Service } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import type { Case } from './case.ts'
import { casesOf, judge } from './judge.ts'

const knowledge = await loadKnowledge()
/** Units in which a value is a whole number. */
const whole = ['mo', 'd', 'a', 'h', '1', 'mmol/mol', 'mm[Hg]']
/** A smaller change cannot be seen, because what is compared is shown no finer. */
const finest: Readonly<Record<string, number>> = { 'mm[Hg]': 1, 'mmol/L': 0.1 }

for (const service of knowledge.services.values()) {
  const cases = service.rules.flatMap((rule) => casesOf(service.id, rule.name))
  const before = cases.map((example) => ({
    example,
    decided: decided(example, service, knowledge),
    shown: shown(example, service, knowledge),
  }))
  const owners = [...knowledge.concepts, ...service.rules]

  describe(`the cases of ${service.id} pin every value from both sides`, () => {
    const pins = owners.flatMap((owner) =>
      [...owner.parameters.keys()].flatMap((name) => [0.9, 1.1].map((factor) => ({ owner: owner.name, name, factor }))),
    )
    it.each(pins)('$owner/$name x $factor', ({ owner, name, factor }) => {
      const changed = change(knowledge, owner, name, factor)
      const judged = changed.services.get(service.id) ?? service
      const noticed =
        before.some((each) => decided(each.example, judged, changed) !== each.decided) ||
        before.some((each) => shown(each.example, judged, changed) !== each.shown)
      expect(noticed, `no case notices ${owner}/${name} x ${factor}`).toBe(true)
    })
  })
}

/** The decisions of a case. */
function decided(example: Case, service: Service, knowledge: Knowledge): string {
  const { evaluations } = judge(example, service, knowledge)
  return JSON.stringify(evaluations.map(({ decision }) => ({ ...decision, card: null })))
}

/** Its cards, without their random ids. */
function shown(example: Case, service: Service, knowledge: Knowledge): string {
  return JSON.stringify(judge(example, service, knowledge).composed.cards).replace(/"uuid":"[^"]*"/g, '""')
}

/** The same knowledge with one value changed. */
function change(knowledge: Knowledge, owner: string, name: string, factor: number): Knowledge {
  const swap = <T extends { readonly name: string; readonly parameters: ReadonlyMap<string, Parameter> }>(
    each: T,
  ): T => (each.name === owner ? { ...each, parameters: new Map([...each.parameters].map(moved)) } : each)
  const moved = ([key, parameter]: [string, Parameter]): [string, Parameter] => [
    key,
    key === name
      ? { ...parameter, values: parameter.values.map((each) => ({ ...each, value: move(each.value, each.unit) })) }
      : parameter,
  ]
  const move = (value: number, unit: string) => {
    const step = finest[unit] ?? 0
    if (!whole.includes(unit))
      return factor > 1 ? Math.max(value + step, value * factor) : Math.min(value - step, value * factor)
    return factor > 1
      ? Math.max(value + 1, Math.round(value * factor))
      : Math.min(value - 1, Math.round(value * factor))
  }
  const services = [...knowledge.services].map(([id, each]) => [id, { ...each, rules: each.rules.map(swap) }] as const)
  return { ...knowledge, concepts: knowledge.concepts.map(swap), services: new Map(services) }
}
