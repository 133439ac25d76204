import { type Steps, whole } from '../budget/work.ts'
import type { Day } from '../calendar.ts'
import type { ConceptDefinition, Role } from '../knowledge/definition.ts'
import type { Knowledge, LoadedConcept, LoadedRule, Service, Value } from '../knowledge/knowledge.ts'
import { ownTerms } from '../knowledge/own-terms.ts'
import type { Site } from '../knowledge/site.ts'
import type { Patient } from '../patient/patient.ts'
import { answers, type Decision, missing, notApplicable } from './decision.ts'
import { type Plan, planFor } from './plan.ts'
import type { Given, Remark } from './role.ts'
import { type Concept, conceptGiving, type Rule, ruleIn } from './rule.ts'

/** What a rule decided, on which items it looked at, with which values. */
export interface Evaluation {
  readonly rule: LoadedRule
  readonly decision: Decision
  readonly evidence: ReadonlySet<object>
  readonly values: readonly Value[]
  /** Names of what is asked for already, so that no card offers it again. */
  readonly underWay?: ReadonlySet<string>
  /** What is to be said on the first card whatever it is about. */
  readonly remark?: Remark | null
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
  evaluator.restrict(applies.result)
  const evaluations: Evaluation[] = []
  const asked = service.underWay && evaluator.evaluate(conceptGiving(service.underWay.concept)).result
  const said = service.remark && evaluator.evaluate(conceptGiving(service.remark.concept.concept)).result
  const beside = { underWay: new Set(asked?.map(({ name }) => name)), remark: said ?? null }
  for (const rule of service.rules) {
    if (isOff(rule, service, patient.site)) {
      evaluations.push(new Explained(rule, notApplicable(ownTerms.switchedOff), [], beside))
    } else {
      const own = ruleIn(rule.rule)
      const outside = evaluator.outside(own)
      if (outside) {
        evaluations.push(new Explained(rule, outside, [applies], beside))
        continue
      }
      for (const each of planFor(own, knowledge).inOrder) {
        evaluator.run(each)
        yield
      }
      const evaluated = evaluator.evaluate(own)
      evaluations.push(new Explained(rule, evaluated.result, [applies, evaluated], beside))
    }
  }
  return evaluations
}

/** Whether a rule decides nothing here: one that the site switches off, or that nobody switches on; a trigger goes with its rule. */
function isOff({ name, partOf, off }: LoadedRule, { folder }: Service, { rulesOff, rulesOn }: Site): boolean {
  const named = `${folder}/${partOf ?? name}`
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
  readonly plan: Plan
  readonly asOf: Day
  readonly reads: readonly Evaluated[]
}

/** What holds for all cards of a call. */
type Beside = Required<Pick<Evaluation, 'underWay' | 'remark'>>

/**
 * What a rule decided; evidence and values are brought together only when somebody asks why. A class, because getters of an object literal
 * would be part of its hidden class, which outlives a call and holds on to all of the patient's data.
 */
class Explained implements Evaluation {
  readonly rule: LoadedRule
  readonly decision: Decision
  readonly underWay: ReadonlySet<string>
  readonly remark: Remark | null
  readonly #from: readonly Evaluated[]

  constructor(rule: LoadedRule, decision: Decision, from: readonly Evaluated[], beside: Beside) {
    this.rule = rule
    this.decision = decision
    this.underWay = beside.underWay
    this.remark = beside.remark
    this.#from = from
  }

  get evidence(): ReadonlySet<object> {
    return new Set(withReads(this.#from).flatMap(({ seen }) => [...seen]))
  }

  get values(): readonly Value[] {
    const own = this.#from.at(-1)
    return own ? own.plan.allValuesOn(own.asOf) : []
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
  #applies: Given['applicability'] = { reason: null, missing: [] }

  constructor(knowledge: Knowledge, patient: Patient) {
    this.#knowledge = knowledge
    this.#patient = patient
  }

  /** From here on a rule that does not run for this person answers so, also to what reads it. */
  restrict(applies: Given['applicability']): void {
    this.#applies = applies
  }

  /** What a rule answers when its service has nothing to say about the person; null when it runs. */
  outside({ despite, isTrigger }: Rule): Decision | null {
    const { reason, missing: needs } = this.#applies
    if (reason === null || despite.includes(reason)) return null
    const result = isTrigger ? { indicator: null } : {}
    return needs.length > 0 ? missing(needs, result, { reason }) : notApplicable(reason, result)
  }

  evaluate<T>(node: Concept<T>): Evaluated<T>
  evaluate(node: Rule): Evaluated<Decision>
  evaluate(node: Concept | Rule): Evaluated {
    return this.run(planFor(node, this.#knowledge))
  }

  /** What is planned, after what it reads; each once for a patient. */
  run(plan: Plan): Evaluated {
    const { node } = plan
    const done = this.#done.get(node)
    if (done) return done
    const outside = node.kind === 'rule' ? this.outside(node) : null
    const asOf = this.#patient.followed?.inForce ?? this.#patient.asOf
    if (outside) return { result: outside, seen: new Set(), reads: [], plan, asOf }
    const found: Record<string, unknown> = {}
    const reads: Evaluated[] = []
    for (const { name, plan: read } of plan.reads) {
      const evaluated = this.run(read)
      reads.push(evaluated)
      found[name] = evaluated.result
    }
    const { numbers } = plan.valuesOn(asOf)
    const { result, seen } = this.#patient.trace.during(() =>
      node.kind === 'rule'
        ? node.decide(this.#patient, numbers, found, answers)
        : node.find(this.#patient, numbers, found),
    )
    const evaluated = { result, seen, reads, plan, asOf }
    this.#done.set(node, evaluated)
    return evaluated
  }
}
