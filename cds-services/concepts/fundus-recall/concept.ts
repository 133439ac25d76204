import { type CodedFact, defineConcept } from '../../../src/engine/rule.ts'
import examinations from '../examinations/concept.ts'

/** The newest fundus examination, and the months until the next by the last grades, the worse eye. */
export interface FundusRecall {
  readonly last: string | null
  readonly interval: number
}

const grades = ['R0', 'R1', 'R2', 'R3']

export default defineConcept({
  parameters: { clear: 'mo', clearTwice: 'mo', damaged: 'mo', ungraded: 'mo' },
  reads: { examinations },
  find(patient, { clear, clearTwice, damaged, ungraded }, { examinations }): FundusRecall {
    const last = examinations('fundus-exam')
    const [newest, previous] = worstByDay(patient.findings('fundus-exam'))
    if (newest === undefined) return { last, interval: ungraded }
    if (newest !== 'R0') return { last, interval: damaged }
    return { last, interval: previous === 'R0' ? clearTwice : clear }
  },
})

/** The worst grade of each full date that has one, newest day first. */
function worstByDay(findings: readonly CodedFact[]): readonly string[] {
  const byDay = new Map<string, string>()
  for (const finding of findings) {
    const grade = gradeOf(finding)
    if (finding.day === null || finding.approximate || grade === null) continue
    const known = byDay.get(finding.day)
    if (known === undefined || grades.indexOf(grade) > grades.indexOf(known)) byDay.set(finding.day, grade)
  }
  return [...byDay.keys()]
    .sort()
    .reverse()
    .flatMap((day) => byDay.get(day) ?? [])
}

/** A coded answer, or the grade written out. */
function gradeOf({ answers, answer }: CodedFact): string | null {
  const coded = answers.find(({ list }) => list === 'fundus-grade')?.mark
  const written = String(answer ?? '')
    .trim()
    .toUpperCase()
  return coded ?? grades.find((grade) => written === grade) ?? null
}
