import { ruleFolders } from '../../scripts/rule-pages/place.ts'
import type { Case } from '../../src/knowledge/cases/case.ts'
import type { Cases } from '../../src/knowledge/cases/cases.ts'
import type { Definition } from '../../src/knowledge/definition.ts'
import type { Knowledge, Parameter, Service } from '../../src/knowledge/knowledge.ts'
import { judge } from '../judge.ts'
import { judgesOf } from './outcome.ts'

/** A value, by the folder of its rule or concept, and a factor by which it is moved. */
export interface Pin {
  readonly owner: string
  readonly name: string
  readonly factor: number
}

/** What notices when a value moves. */
export interface Pins {
  /** Every value of every rule and concept, each a tenth lower and a tenth higher. */
  readonly all: readonly Pin[]
  /** The services, by id, of which a case then comes out otherwise, once for each such case; `concepts` for a case of a concept. Each is judged when it is asked for. */
  noticing(pin: Pin): Iterable<string>
}

/** What every case of a knowledge comes to, and what comes of it with other values. */
export function pinsOf(knowledge: Knowledge, cases: Cases): Pins {
  const before = [...knowledge.services.values()].flatMap((service) =>
    service.rules
      .flatMap(({ at, rule }) => (cases.of.get(at) ?? []).map((example) => ({ rule, example })))
      .map(({ rule, example }) => ({
        rule,
        service: service.id,
        example,
        decided: decided(example, service, knowledge),
        shown: shown(example, service, knowledge),
      })),
  )
  const answers = conceptCases(knowledge, cases).map(({ answer }) => answer())
  const definitions = new Map<string, Definition>([
    ...knowledge.concepts.map(({ at, concept }) => [at, concept] as const),
    ...[...knowledge.services.values()].flatMap(({ rules }) => rules.map(({ at, rule }) => [at, rule] as const)),
  ])
  const owners = [...knowledge.concepts, ...ruleFolders(knowledge).flatMap(({ rules }) => rules)]
  return {
    all: owners.flatMap((owner) =>
      [...owner.parameters.keys()].flatMap((name) => [0.9, 1.1].map((factor) => ({ owner: owner.at, name, factor }))),
    ),
    *noticing(pin) {
      const changed = change(knowledge, pin)
      const judged = (id: string) => changed.services.get(id) as Service
      const moved = definitions.get(pin.owner)
      const reads = ({ rule }: (typeof before)[number]) => moved !== undefined && readBy(rule).has(moved)
      // Soonest by the cases of rules that read it.
      yield* noticed(before.filter(reads))
      const asked = conceptCases(changed, cases).map((each, index) => ({ ...each, before: answers[index] }))
      const differs = ({ answer, before }: (typeof asked)[number]) => answer() !== before
      const near = asked.filter(({ concept }) => moved !== undefined && readBy(concept).has(moved))
      if (near.some(differs) || asked.some(differs)) yield 'concepts'
      yield* noticed(before.filter((each) => !reads(each)))

      function* noticed(some: typeof before): Iterable<string> {
        for (const each of some)
          if (decided(each.example, judged(each.service), changed) !== each.decided) yield each.service
        for (const each of some)
          if (shown(each.example, judged(each.service), changed) !== each.shown) yield each.service
      }
    },
  }
}

/** A rule or concept and all that it reads, directly or not. */
function readBy(node: Definition): ReadonlySet<Definition> {
  const known = found.get(node)
  if (known) return known
  const all = new Set([node, ...Object.values(node.reads).flatMap((each) => [...readBy(each)])])
  found.set(node, all)
  return all
}

const found = new Map<Definition, ReadonlySet<Definition>>()

/** The cases of concepts, and what each comes to when it is asked for. */
function conceptCases({ concepts, ...rest }: Knowledge, cases: Cases) {
  const judges = new Map(judgesOf({ concepts, ...rest }).map(({ at, judge }) => [at, judge]))
  return concepts.flatMap(({ at, concept }) =>
    (cases.of.get(at) ?? []).map((example) => ({
      concept,
      answer: () =>
        JSON.stringify(
          judges
            .get(at)?.(example)
            .map(({ got }) => got),
        ),
    })),
  )
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
function change(knowledge: Knowledge, { owner, name, factor }: Pin): Knowledge {
  const swap = <T extends { readonly at: string; readonly parameters: ReadonlyMap<string, Parameter> }>(each: T): T =>
    each.at === owner ? { ...each, parameters: new Map([...each.parameters].map(moved)) } : each
  const moved = ([key, parameter]: [string, Parameter]): [string, Parameter] => [
    key,
    key === name
      ? {
          ...parameter,
          values: parameter.values.map((each) => ({ ...each, value: move(each.value, each.unit, factor) })),
        }
      : parameter,
  ]
  const services = [...knowledge.services].map(
    ([id, each]) => [id, { ...each, reading: swap(each.reading), rules: each.rules.map(swap) }] as const,
  )
  return { ...knowledge, concepts: knowledge.concepts.map(swap), services: new Map(services) }
}

/** Units in which a value is a whole number. */
const whole = ['mo', 'd', 'a', 'h', '1', 'mmol/mol', 'mm[Hg]']
/** A smaller change cannot be seen, because what is compared is shown no finer. */
const finest: Readonly<Record<string, number>> = { 'mm[Hg]': 1, 'mmol/L': 0.1 }

function move(value: number, unit: string, factor: number): number {
  const step = finest[unit] ?? 0
  if (!whole.includes(unit))
    return factor > 1 ? Math.max(value + step, value * factor) : Math.min(value - step, value * factor)
  return factor > 1 ? Math.max(value + 1, Math.round(value * factor)) : Math.min(value - 1, Math.round(value * factor))
}
