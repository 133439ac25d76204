import type { Patient } from '../fhir/patient.ts'
import { inForce } from '../knowledge/in-force.ts'
import type { Knowledge, Language, Service } from '../knowledge/knowledge.ts'
import { cited } from './cited.ts'
import type { Composed } from './compose.ts'
import { courseOf } from './course.ts'
import { type Evaluation, find, switchedOff } from './decide.ts'
import type { ExplainedDecision, Explanation } from './explanation.ts'
import { listFacts } from './facts.ts'

/** Tells every decision, also the silent ones, with the facts and values behind it; values are named in the reader's language. @see explain.md */
export function explain(
  service: Service,
  knowledge: Knowledge,
  patient: Patient,
  evaluations: readonly Evaluation[],
  composed: Composed,
  language: Language,
): Explanation {
  const seen = new Set(evaluations.flatMap(({ evidence }) => [...evidence]))
  const lines = listFacts(patient, seen)
  const indexes = new Map(lines.map(({ item }, index) => [item, index]))
  return {
    service: service.id,
    asOf: patient.asOf,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    patient: `Patient/${patient.id}`,
    facts: lines.map(({ fact }) => fact),
    decisions: evaluations.map((evaluation) => told(evaluation, indexes, knowledge, composed, language)),
    cards: composed.cards,
    programmes: programmes(service, knowledge, patient),
    course: { ...courseOf(patient.read), limits: limits(service, knowledge, patient, language) },
  }
}

function programmes(service: Service, knowledge: Knowledge, patient: Patient): Explanation['programmes'] {
  const found = service.programmes && find(service.programmes, service, knowledge, patient)
  return (found || []) as Explanation['programmes']
}

/** The values of the concept that a service names, which are a limit for this person. */
function limits(service: Service, knowledge: Knowledge, patient: Patient, language: Language) {
  const found = service.limits && find(service.limits, service, knowledge, patient)
  const parameters = knowledge.concepts.find(({ name }) => name === service.limits)?.parameters ?? new Map()
  const values = inForce(parameters, patient.asOf)
  const { limits: names } = (found || { limits: [] }) as { readonly limits: readonly string[] }
  return names.map((name) => {
    const value = values[name]
    if (!value) throw new Error(`${service.limits}: there is no value "${name}" in its parameters.yaml`)
    return cited(value, knowledge, language)
  })
}

function told(
  { rule, decision, evidence, values }: Evaluation,
  indexes: ReadonlyMap<object, number>,
  knowledge: Knowledge,
  composed: Composed,
  language: Language,
): ExplainedDecision {
  const text = decision.reason === switchedOff ? knowledge.terms.get(switchedOff) : rule.reasons.get(decision.reason)
  if (!text) throw new Error(`${rule.name}: there is no sentence for the reason "${decision.reason}" in reasons.yaml`)
  return {
    rule: rule.name,
    outcome: decision.outcome,
    reason: decision.reason,
    text,
    missing: decision.outcome === 'missing' ? decision.missing : [],
    result: decision.result as ExplainedDecision['result'],
    evidence: [...evidence]
      .map((item) => indexes.get(item))
      .filter((index) => index !== undefined)
      .sort((one, other) => one - other),
    values: values.map((value) => cited(value, knowledge, language)),
    card: composed.shown.get(rule.name) ?? null,
    notShown: composed.notShown.get(rule.name) ?? null,
  }
}
