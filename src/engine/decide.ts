import { type Steps, whole } from '../budget/work.ts'
import type { Day } from '../calendar.ts'
import type { ConceptDefinition, Definition, Role } from '../knowledge/definition.ts'
import type { Knowledge, LoadedConcept, LoadedRule, Parameter, Service, Value } from '../knowledge/knowledge.ts'
import { ownTerms } from '../knowledge/own-terms.ts'
import { inForce, numbersOf } from '../knowledge/services/in-force.ts'
import type { Site } from '../knowledge/site.ts'
import type { Patient } from '../patient/patient.ts'
import { answers, type Decision, missing, notApplicable } from './decision.ts'
import type { Given } from './role.ts'
import { type Concept, conceptGiving, type Rule, ruleIn } from './rule.ts'

/** What a rule decided, on which items it looked at, with which values. */
export interface Evaluation {
  readonly rule: LoadedRule
  readonly decision: Decision
  readonly evidence: ReadonlySet<object>
  readonly values: readonly Value[]
}

/**
 * Evaluates all rules of a service in its order; concepts and earlier rules are evaluated once, when first read. A rule that the site
 * has switched off decides nothing for itself; one that reads it still has its answer.
 */
export function decide(service: Service, knowledge: Knowledge, patient: Patient): readonly Evaluation[] {
  return whole(decideInSteps(service, knowledge, patient))
}

/** The same, each concept and each rule in a step of its own. */
export function* decideInSteps(service: Service, knowledge: Knowledge, patient: Patient): Steps<readonly Evaluation[]> {
  const evaluator = new Evaluator(knowledge, patient)
  const applies = evaluator.evaluate(conceptGiving(service.applies.concept))
  const { reason, missing: needs } = applies.result
  const evaluations: Evaluation[] = []
  for (const rule of service.rules) {
    if (isOff(rule, service, patient.site)) {
      evaluations.push(new Explained(rule, notApplicable(ownTerms.switchedOff), []))
    } else if (reason !== null && !rule.rule.despite.includes(reason)) {
      const decision = needs.length > 0 ? missing(needs, {}, { reason }) : notApplicable(reason)
      evaluations.push(new Explained(rule, decision, [applies]))
    } else {
      const own = ruleIn(rule.rule)
      for (const node of inOrder(own)) {
        evaluator.evaluate(node)
        yield
      }
      const evaluated = evaluator.evaluate(own)
      evaluations.push(new Explained(rule, evaluated.result, [applies, evaluated]))
    }
  }
  return evaluations
}

const orders = new WeakMap<object, readonly (Concept | Rule)[]>()

/** What a rule or concept reads, each after what it reads itself, and last the rule or concept. */
function inOrder(node: Concept | Rule): readonly (Concept | Rule)[] {
  const known = orders.get(node)
  if (known) return known
  const reads = Object.values(node.reads).flatMap(inOrder)
  const order = [...new Set([...reads, node])]
  orders.set(node, order)
  return order
}

/** Whether a rule decides nothing here: one that the site switches off, or that nobody switches on. */
function isOff({ name, off }: LoadedRule, { folder }: Service, { rulesOff, rulesOn }: Site): boolean {
  const named = `${folder}/${name}`
  return rulesOff.includes(named) || (off && !rulesOn.includes(named))
}

/** What a concept answers that the engine asks for, whatever the rules decide; null where the service does not apply to the person. */
export function find<R extends Role>(
  { concept }: LoadedConcept<ConceptDefinition<R>>,
  service: Service,
  knowledge: Knowledge,
  patient: Patient,
): Given[R] | null {
  const evaluator = new Evaluator(knowledge, patient)
  const applies = evaluator.evaluate(conceptGiving(service.applies.concept)).result
  return applies.reason === null ? evaluator.evaluate(conceptGiving(concept)).result : null
}

/** The answer of a concept, whether or not any service applies to the person. */
export function answer(concept: ConceptDefinition, knowledge: Knowledge, patient: Patient): unknown {
  return new Evaluator(knowledge, patient).evaluate(conceptGiving(concept)).result
}

/** Result of a concept or rule, with what it looked at itself and what it read. */
interface Evaluated<T = unknown> {
  readonly result: T
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

  evaluate<T>(node: Concept<T>): Evaluated<T>
  evaluate(node: Rule): Evaluated<Decision>
  evaluate(node: Concept | Rule): Evaluated
  evaluate(node: Concept | Rule): Evaluated {
    const done = this.#done.get(node)
    if (done) return done
    const found: Record<string, unknown> = {}
    const reads: Evaluated[] = []
    for (const [name, each] of Object.entries(node.reads)) {
      const read = this.evaluate(each)
      reads.push(read)
      found[name] = read.result
    }
    const { values, numbers } = valuesOn(this.#patient.asOf, parametersOf(node, this.#knowledge))
    const { result, seen } = this.#patient.trace.during(() =>
      node.kind === 'rule'
        ? node.decide(this.#patient, numbers, found, answers)
        : node.find(this.#patient, numbers, found),
    )
    const evaluated = { result, seen, values, reads }
    this.#done.set(node, evaluated)
    return evaluated
  }
}

const indexes = new WeakMap<Knowledge, ReadonlyMap<object, ReadonlyMap<string, Parameter>>>()

/** The parameters of a concept or rule; indexed once per knowledge. */
function parametersOf(node: Definition, knowledge: Knowledge): ReadonlyMap<string, Parameter> {
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
