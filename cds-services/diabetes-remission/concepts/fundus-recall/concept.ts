import { defineConcept } from '../../../engine.ts'
import examinations from '../../../shared/examinations/concept.ts'
import fundusGrades, { type GradedFundus } from '../../../shared/fundus-grades/concept.ts'

/** The newest fundus examination, and the months until the next by the last grades, the worse eye. */
export interface FundusRecall {
  readonly last: string | null
  readonly interval: number
}

export default defineConcept({
  parameters: { clear: 'mo', clearTwice: 'mo', damaged: 'mo', ungraded: 'mo' },
  reads: { examinations, fundusGrades },
  find(_patient, { clear, clearTwice, damaged, ungraded }, { examinations, fundusGrades }): FundusRecall {
    const last = examinations('fundus-exam')
    const [newest, previous] = worstByDay(fundusGrades)
    if (newest === undefined) return { last, interval: ungraded }
    if (newest !== 'R0') return { last, interval: damaged }
    return { last, interval: previous === 'R0' ? clearTwice : clear }
  },
})

/** The worst grade of each full date that has one, newest day first. */
function worstByDay(examinations: readonly GradedFundus[]): readonly string[] {
  const graded = examinations.flatMap(({ day, approximate, grade }) =>
    day === null || approximate ? [] : [[day, grade] as const],
  )
  const worstLast = graded.sort(([day, grade], [other, than]) => day.localeCompare(other) || grade.localeCompare(than))
  return [...new Map(worstLast).values()].reverse()
}
