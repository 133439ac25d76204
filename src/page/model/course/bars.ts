import type { Course } from '../../../why/course.ts'
import { dateOf } from './points.ts'

/** One period of a drug at one dose, or of a programme. */
export interface Bar {
  readonly kind: 'drug' | 'programme'
  readonly name: string
  /** Row in the plot, from 0. */
  readonly row: number
  readonly from: Date
  readonly to: Date
  /** Neither end of the period is a guess. */
  readonly sure: boolean
}

/** A dose that was written on a day. */
export interface DoseChange {
  readonly row: number
  readonly at: Date
  readonly amount: number
  readonly unit: string
}

/** What can be drawn of the treatment: bars and dose changes within a span; a bar without a known start begins where the span does. */
export function barsOf(
  { drugs, programmes }: Pick<Course, 'drugs' | 'programmes'>,
  asOf: string,
  [begin, end]: readonly [Date, Date],
): { readonly bars: readonly Bar[]; readonly changes: readonly DoseChange[]; readonly rows: number } {
  const today = dateOf(asOf)
  const bounded = (day: Date) => new Date(Math.min(Math.max(day.getTime(), begin.getTime()), end.getTime()))
  const shown = drugs.filter(({ end: last }) => last === null || dateOf(last) > begin)
  const drugBars = shown.map((drug, row): Bar => {
    const from = drug.start ? bounded(dateOf(drug.start)) : begin
    const to = drug.end ? bounded(dateOf(drug.end)) : today
    const sure = drug.start !== null && !drug.approximate && (drug.inUse || drug.end !== null)
    return { kind: 'drug', name: drug.name, row, from, to, sure }
  })
  const programmeBars = programmes
    .filter(({ end: last }) => last === null || dateOf(last) > begin)
    .map((programme, at): Bar => {
      const from = programme.start ? bounded(dateOf(programme.start)) : begin
      const isOpen = programme.end === null && programme.phase === 'running'
      const to = programme.end ? bounded(dateOf(programme.end)) : isOpen ? today : from
      return { kind: 'programme', name: programme.programme, row: shown.length + at, from, to, sure: true }
    })
  const changes = shown.flatMap(({ doses }, row) =>
    doses.flatMap(({ from, amount, unit }) =>
      amount === null || unit === null || dateOf(from) < begin ? [] : [{ row, at: dateOf(from), amount, unit }],
    ),
  )
  return { bars: [...drugBars, ...programmeBars], changes, rows: shown.length + programmeBars.length }
}
