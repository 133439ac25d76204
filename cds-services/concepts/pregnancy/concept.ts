import { type CodedFact, defineConcept, exists, monthsAfter, type Patient } from '../../../src/engine/rule.ts'

/** Whether the person is pregnant: the newest recorded status decides over an older or undated diagnosis. */
export default defineConcept({
  parameters: { pregnantFor: 'mo' },
  reads: {},
  find(patient, { pregnantFor }): boolean {
    const lasts = (day: string | null) => day === null || monthsAfter(day, pregnantFor) >= patient.asOf
    const status = newestStatus(patient)
    if (status?.pregnant && lasts(status.day)) return true
    return ['pregnancy', 'gestational-diabetes'].some((list) =>
      patient.conditions(list).some(({ day }) => {
        const overruled = status !== null && !status.pregnant && (day === null || day < status.day)
        return lasts(day) && !overruled
      }),
    )
  },
})

function isAnswered({ answers, answer }: CodedFact): boolean {
  return exists(answers) ? !answers.some(({ list }) => list === 'unknown-answer') : answer !== null
}

function newestStatus(patient: Patient): { day: string; pregnant: boolean } | null {
  const statuses = patient
    .findings('pregnancy-status')
    .filter(isAnswered)
    .flatMap(({ day, answers }) =>
      day === null ? [] : [{ day, pregnant: answers.some(({ list }) => list === 'pregnant-answer') }],
    )
    .sort((one, other) => (one.day < other.day ? 1 : -1))
  const newest = statuses.filter(({ day }) => day === statuses[0]?.day)
  return newest.find(({ pregnant }) => pregnant) ?? newest[0] ?? null
}
