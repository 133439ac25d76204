import { type CodedFact, defineConcept, exists, monthsAfter } from '../../engine.ts'

/** Whether unintended weight loss is recorded lately. */
export default defineConcept({
  parameters: { recentFor: 'mo' },
  reads: {},
  find(patient, { recentFor }): boolean {
    const recent = ({ day }: CodedFact) => day === null || monthsAfter(day, recentFor) >= patient.asOf
    return (
      patient.conditions('unintended-weight-loss').some(recent) ||
      patient.findings('unintended-weight-loss').some((fact) => isYes(fact) && recent(fact))
    )
  },
})

/** The item itself without an answer says yes too. */
function isYes({ answers, answer }: CodedFact): boolean {
  if (exists(answers)) return answers.some(({ list }) => list === 'weight-loss-answer')
  return answer === null || answer === true || String(answer).trim().toLowerCase() === 'ja'
}
