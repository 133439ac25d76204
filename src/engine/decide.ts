import type { Day } from '../fhir/day.ts'
import type { Patient } from '../fhir/patient.ts'
import { inForce, numbersOf } from '../knowledge/in-force.ts'
import type { Knowledge, LoadedRule, Parameter, Service, Value } from '../knowledge/knowledge.ts'
import { type Concept, type Decision, missing, notApplicable, type Rule } from './rule.ts'

/** What a rule decided, on which items it looked at, with which values. */
export interface Evaluation {
  readonly rule: LoadedRule
  readonly decision: Decision
  readonly evidence: ReadonlySet<object>
  readonly values: readonly Value[]
}

/** The answer of the concept that a service names in `applies`. */
export interface Applicability {
  /** Why the service does not apply, or null when it does. */
  readonly reason: string | null
  /** What would have to be known, when that is the reason. */
  readonly missing: readonly string[]
}

/** The reason of every rule that the site has switched off; its sentence stands in `terms.yaml`. */
export const switchedOff = 'switched-off'

/**
 * Evaluates all rules of a service in its order; concepts and earlier rules are evaluated once, when first read. A rule that the site
 * has switched off decides nothing for itself; one that reads it still has its answer.
 */
export function decide(service: Service, knowledge: Knowledge, patient: Patient): readonly Evaluation[] {
  const evaluator = new Evaluator(knowledge, patient)
  const applies = evaluator.evaluate(conceptOf(service.applies, knowledge))
  const { reason, missing: needs } = applies.result as Applicability
  return service.rules.map((rule) => {
    if (patient.site.rulesOff.includes(`${service.id}/${rule.name}`))
      return new Explained(rule, notApplicable(switchedOff), [])
    if (reason !== null && !rule.rule.despite.includes(reason)) {
      const decision = needs.length > 0 ? missing(needs, {}, { reason }) : notApplicable(reason)
      return new Explained(rule, decision, [applies])
    }
    const evaluated = evaluator.evaluate(rule.rule)
    return new Explained(rule, evaluated.result as Decision, [applies, evaluated])
  })
}

/** The answer of one concept, whatever the rules decide; null where the service does not apply to the person. */
export function find(name: string, service: Service, knowledge: Knowledge, patient: Patient): unknown {
  const evaluator = new Evaluator(knowledge, patient)
  const applies = evaluator.evaluate(conceptOf(service.applies, knowledge)).result as Applicability
  return applies.reason === null ? evaluator.evaluate(conceptOf(name, knowledge)).result : null
}

/** Result of a concept or rule, with what it looked at itself and what it read. */
interface Evaluated {
  readonly result: unknown
  readonly seen: ReadonlySet<object>
  readonly values: readonly Value[]
  readonly reads: readonly Evaluated[]
}

/**
 * What a rule decided; evidence and values are brought together only when somebody asks why. A class, because getters of an object literal
 * would be part of its hidden class, which outlives a call and holds on to all of the patient's data.
 */
class Explained implements Evaluation {
  readonly rule: LoadedRule
  readonly decision: Decision
  readonly #from: readonly Evaluated[]

  constructor(rule: LoadedRule, decision: Decision, from: readonly Evaluated[]) {
    this.rule = rule
    this.decision = decision
    this.#from = from
  }

  get evidence(): ReadonlySet<object> {
    return new Set(withReads(this.#from).flatMap(({ seen }) => [...seen]))
  }

  get values(): readonly Value[] {
    const [, own] = this.#from
    return [...new Set(withReads(own ? [own] : this.#from).flatMap(({ values }) => values))]
  }
}

function withReads(evaluated: readonly Evaluated[]): readonly Evaluated[] {
  const all = new Set(evaluated)
  for (const each of all) for (const read of each.reads) all.add(read)
  return [...all]
}

class Evaluator {
  readonly #knowledge: Knowledge
  readonly #patient: Patient
  readonly #done = new Map<object, Evaluated>()

  constructor(knowledge: Knowledge, patient: Patient) {
    this.#knowledge = knowledge
    this.#patient = patient
  }

  evaluate(node: Concept | Rule): Evaluated {
    const done = this.#done.get(node)
    if (done) return done
    const found: Record<string, unknown> = {}
    const reads: Evaluated[] = []
    for (const name in node.reads) {
      const read = this.evaluate(node.reads[name] as Concept | Rule)
      reads.push(read)
      found[name] = read.result
    }
    const { values, numbers } = valuesOn(this.#patient.asOf, parametersOf(node, this.#knowledge))
    const { result, seen } = this.#patient.trace.during(() =>
      node.kind === 'rule' ? node.decide(this.#patient, numbers, found) : node.find(this.#patient, numbers, found),
    )
    const evaluated = { result, seen, values, reads }
    this.#done.set(node, evaluated)
    return evaluated
  }
}

function conceptOf(name: string, { concepts }: Knowledge): Concept {
  const loaded = concepts.find((each) => each.name === name)
  if (!loaded) throw new Error(`there is no concept "${name}"`)
  return loaded.concept
}

const indexes = new WeakMap<Knowledge, ReadonlyMap<object, ReadonlyMap<string, Parameter>>>()

/** The parameters of a concept or rule; indexed once per knowledge. */
function parametersOf(node: Concept | Rule, knowledge: Knowledge): ReadonlyMap<string, Parameter> {
  const index = indexes.get(knowledge) ?? makeIndex(knowledge)
  const parameters = index.get(node)
  if (!parameters) throw new Error('a rule reads a concept or rule that is not loaded')
  return parameters
}

function makeIndex(knowledge: Knowledge): ReadonlyMap<object, ReadonlyMap<string, Parameter>> {
  const rules = [...knowledge.services.values()].flatMap((service) => service.rules)
  const index = new Map<object, ReadonlyMap<string, Parameter>>([
    ...knowledge.concepts.map(({ concept, parameters }) => [concept, parameters] as const),
    ...rules.map(({ rule, parameters }) => [rule, parameters] as const),
  ])
  indexes.set(knowledge, index)
  return index
}

interface InForce {
  readonly asOf: Day
  readonly values: readonly Value[]
  readonly numbers: Readonly<Record<string, number>>
}

const inForceOn = new WeakMap<ReadonlyMap<string, Parameter>, InForce>()

/** The values in force on a day; kept for the day that was asked last. */
function valuesOn(asOf: Day, parameters: ReadonlyMap<string, Parameter>): InForce {
  const known = inForceOn.get(parameters)
  if (known?.asOf === asOf) return known
  const values = inForce(parameters, asOf)
  const made = { asOf, values: Object.values(values), numbers: numbersOf(values) }
  inForceOn.set(parameters, made)
  return made
}
