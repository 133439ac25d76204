import { defineConcept, monthsAfter, type Patient } from '../../../src/engine/rule.ts'

/** Whether the person is pregnant: the newest recorded status decides over an older or undated diagnosis. */
export default defineConcept({
  parameters: { pregnantFor: 'mo' },
  reads: {},
  find(patient, { pregnantFor }): boolean {
    const status = newestStatus(patient, pregnantFor)
    if (status?.pregnant) return true
    return ['pregnancy', 'gestational-diabetes'].some((list) =>
      patient.conditions(list).some(({ day }) => {
        const lasts = day === null || monthsAfter(day, pregnantFor) >= patient.asOf
        const overruled = status !== null && (day === null || day <= status.day)
        return lasts && !overruled
      }),
    )
  },
})

function newestStatus(patient: Patient, pregnantFor: number): { day: string; pregnant: boolean } | null {
  const statuses = patient
    .findings('pregnancy-status')
    .flatMap(({ day, answers }) =>
      day === null ? [] : [{ day, pregnant: answers.some(({ list }) => list === 'pregnant-answer') }],
    )
    .filter(({ day }) => monthsAfter(day, pregnantFor) >= patient.asOf)
    .sort((one, other) => (one.day < other.day ? 1 : -1))
  const newest = statuses.filter(({ day }) => day === statuses[0]?.day)
  return newest.find(({ pregnant }) => pregnant) ?? newest[0] ?? null
}
