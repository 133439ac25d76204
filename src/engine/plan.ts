import type { Day } from '../calendar.ts'
import type { Knowledge, Parameter, Value } from '../knowledge/knowledge.ts'
import { inForce, numbersOf } from '../knowledge/services/in-force.ts'
import type { Concept, Rule } from './rule.ts'

/** The values in force on a day. */
interface InForce {
  readonly asOf: Day
  readonly values: readonly Value[]
  readonly numbers: Readonly<Record<string, number>>
  /** With those of what it reads: made for who asks. */
  all: readonly Value[] | null
}

/** What it takes to evaluate a concept or rule, found once for a knowledge: nothing of it depends on a patient. */
export class Plan {
  readonly node: Concept | Rule
  readonly reads: readonly { readonly name: string; readonly plan: Plan }[]
  /** What it reads, each after what it reads itself, and last its own. */
  readonly inOrder: readonly Plan[]
  readonly #parameters: ReadonlyMap<string, Parameter>
  #inForce: InForce | null = null

  constructor(node: Concept | Rule, parameters: ReadonlyMap<string, Parameter>, of: (node: Concept | Rule) => Plan) {
    this.node = node
    this.#parameters = parameters
    this.reads = Object.entries(node.reads).map(([name, read]) => ({ name, plan: of(read) }))
    this.inOrder = [...new Set([...this.reads.flatMap(({ plan }) => plan.inOrder), this])]
  }

  /** The values in force on a day; kept for the day that was asked last. */
  valuesOn(asOf: Day): InForce {
    if (this.#inForce?.asOf === asOf) return this.#inForce
    const values = inForce(this.#parameters, asOf)
    this.#inForce = { asOf, values: Object.values(values), numbers: numbersOf(values), all: null }
    return this.#inForce
  }

  /** The same with those of all that it reads, its own first. */
  allValuesOn(asOf: Day): readonly Value[] {
    const inForce = this.valuesOn(asOf)
    if (inForce.all) return inForce.all
    const plans = new Set<Plan>([this])
    for (const each of plans) for (const { plan } of each.reads) plans.add(plan)
    inForce.all = [...new Set([...plans].flatMap((plan) => plan.valuesOn(asOf).values))]
    return inForce.all
  }
}

const plans = new WeakMap<Knowledge, ReadonlyMap<object, Plan>>()

/** The plan of a concept or rule of a knowledge. */
export function planFor(node: Concept | Rule, knowledge: Knowledge): Plan {
  let all = plans.get(knowledge)
  if (!all) {
    all = plansOf(knowledge)
    plans.set(knowledge, all)
  }
  return had(all.get(node))
}

function plansOf(knowledge: Knowledge): ReadonlyMap<object, Plan> {
  const rules = [...knowledge.services.values()].flatMap((service) => service.rules)
  const parameters = new Map<object, ReadonlyMap<string, Parameter>>([
    ...knowledge.concepts.map(({ concept, parameters }) => [concept, parameters] as const),
    ...rules.map(({ rule, parameters }) => [rule, parameters] as const),
  ])
  const made = new Map<object, Plan>()
  const of = (node: Concept | Rule): Plan => {
    const plan = made.get(node) ?? new Plan(node, had(parameters.get(node)), of)
    made.set(node, plan)
    return plan
  }
  for (const node of parameters.keys()) of(node as Concept | Rule)
  return made
}

function had<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('a rule reads a concept or rule that is not loaded')
  return found
}
