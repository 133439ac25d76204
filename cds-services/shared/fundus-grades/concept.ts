import { type CodedFact, defineConcept } from '../../engine.ts'

/** From no retinopathy to the worst. */
const grades = ['R0', 'R1', 'R2', 'R3'] as const

export interface GradedFundus {
  readonly grade: (typeof grades)[number]
  readonly day: string | null
  readonly approximate: boolean
}

/** The examinations of the fundus that have a grade: a coded answer, or the grade written out. */
export default defineConcept({
  parameters: {},
  reads: {},
  find: (patient): readonly GradedFundus[] =>
    patient.findings('fundus-exam').flatMap((finding) => {
      const { day, approximate } = finding
      const said = gradeOf(finding)
      const grade = grades.find((each) => each === said)
      return grade ? [{ grade, day, approximate }] : []
    }),
})

function gradeOf({ answers, answer }: CodedFact): string {
  const coded = answers.find(({ list }) => list === 'fundus-grade')?.mark
  return coded ?? String(answer).trim().toUpperCase()
}
