import { type CodedFact, defineConcept, exists, recent } from '../../engine.ts'

/** Whether palliative care is recorded, going on or lately. */
export default defineConcept({
  parameters: { palliativeWithin: 'mo' },
  reads: {},
  find(patient, { palliativeWithin }): boolean {
    const lately = recent(patient.asOf, palliativeWithin)
    const procedures = patient.procedures('palliative-care')
    return (
      exists(patient.conditions('palliative')) ||
      procedures.some(({ status }) => status === 'in-progress') ||
      procedures.some(lately) ||
      patient.findings('palliative').filter(isNotDenied).some(lately)
    )
  },
})

function isNotDenied({ answers, answer }: CodedFact): boolean {
  return answer !== false && !answers.some(({ list }) => list === 'no-answer')
}
