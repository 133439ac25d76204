import type { Patient } from '../fhir/patient.ts'
import { inForce, numbersOf } from '../knowledge/in-force.ts'
import type { Knowledge, LoadedConcept, LoadedRule, Parameter, Service, Value } from '../knowledge/knowledge.ts'
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

/** Evaluates all rules of a service in its order; concepts and earlier rules are evaluated once, when first read. */
export function decide(service: Service, knowledge: Knowledge, patient: Patient): readonly Evaluation[] {
  const evaluator = new Evaluator(service, knowledge, patient)
  const applies = evaluator.concept(service.applies)
  return service.rules.map((rule) => {
    const { reason, missing: needs } = applies.result as Applicability
    if (reason !== null && !rule.rule.despite.includes(reason)) {
      const decision = needs.length > 0 ? missing(needs, {}, { reason }) : notApplicable(reason)
      return { rule, decision, evidence: applies.seen, values: applies.values }
    }
    const { result, seen, values } = evaluator.evaluate(rule.rule)
    return { rule, decision: result as Decision, evidence: union(applies.seen, seen), values }
  })
}

interface Evaluated {
  readonly result: unknown
  readonly seen: ReadonlySet<object>
  readonly values: readonly Value[]
}

class Evaluator {
  readonly #patient: Patient
  readonly #loaded = new Map<object, LoadedConcept | LoadedRule>()
  readonly #concepts = new Map<string, Concept>()
  readonly #done = new Map<object, Evaluated>()

  constructor(service: Service, knowledge: Knowledge, patient: Patient) {
    this.#patient = patient
    for (const loaded of knowledge.concepts) {
      this.#loaded.set(loaded.concept, loaded)
      this.#concepts.set(loaded.name, loaded.concept)
    }
    for (const loaded of service.rules) this.#loaded.set(loaded.rule, loaded)
  }

  concept(name: string): Evaluated {
    const concept = this.#concepts.get(name)
    if (!concept) throw new Error(`there is no concept "${name}"`)
    return this.evaluate(concept)
  }

  evaluate(node: Concept | Rule): Evaluated {
    const done = this.#done.get(node)
    if (done) return done
    const reads = Object.entries(node.reads).map(([name, read]) => [name, this.evaluate(read)] as const)
    const found = Object.fromEntries(reads.map(([name, { result }]) => [name, result]))
    const own = inForce(this.#parameters(node), this.#patient.asOf)
    const { result, seen } = this.#patient.trace.during(() =>
      node.kind === 'rule'
        ? node.decide(this.#patient, numbersOf(own), found)
        : node.find(this.#patient, numbersOf(own), found),
    )
    const evaluated = {
      result,
      seen: union(seen, ...reads.map(([, read]) => read.seen)),
      values: [...new Set([...Object.values(own), ...reads.flatMap(([, { values }]) => values)])],
    }
    this.#done.set(node, evaluated)
    return evaluated
  }

  #parameters(node: Concept | Rule): ReadonlyMap<string, Parameter> {
    const loaded = this.#loaded.get(node)
    if (!loaded) throw new Error('a rule reads a concept or rule that is not loaded')
    return loaded.parameters
  }
}

function union(...sets: readonly ReadonlySet<object>[]): ReadonlySet<object> {
  return new Set(sets.flatMap((set) => [...set]))
}
