import { type CodedFact, defineConcept, exists, monthsAfter, type Patient } from '../../engine.ts'

/** Whether the person is pregnant: what ends it ends an undated or older diagnosis, a delivery also one of its day. */
export default defineConcept({
  parameters: { pregnantFor: 'mo' },
  reads: {},
  find(patient, { pregnantFor }): boolean {
    const lasts = (day: string | null) => day === null || monthsAfter(day, pregnantFor) >= patient.asOf
    const status = newestStatus(patient)
    if (status?.pregnant && lasts(status.day)) return true
    const ends = endsOf(patient)
    const isOver = (day: string | null) => {
      if (day === null) return [...ends, ...(status ? [status.day] : [])].some(lasts)
      return ends.some((end) => day <= end) || (status !== null && day < status.day)
    }
    return (['pregnancy', 'gestational-diabetes'] as const).some((list) =>
      patient.conditions(list).some(({ day }) => lasts(day) && !isOver(day)),
    )
  },
})

/** Days of deliveries and miscarriages, of codes that are sure enough to offer something. */
function endsOf(patient: Patient): readonly string[] {
  return patient.conditions('pregnancy-ended').flatMap(({ day, confidence }) => (confidence === 'C' ? [] : (day ?? [])))
}

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
