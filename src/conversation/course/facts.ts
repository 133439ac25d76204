import type { Day } from '../../calendar.ts'
import type { Fact } from '../../patient/fact.ts'
import type { Explanation } from '../../why/explanation.ts'

/** A value that can be drawn. */
export interface Point {
  readonly date: Day
  readonly value: number
}

/** Why a value was not used that is good all the same: a newer one decided, or it is old. */
const older: readonly string[] = ['superseded', 'too-old'] satisfies readonly Fact['reason'][]

/** The values of a measure that may be drawn for two, oldest first, one a day: those that were used, and older ones that are as good. */
export function drawable({ facts }: Explanation, fact: string): readonly Point[] {
  const points = new Map<Day, Point>()
  for (const each of facts) {
    const { value, date } = each
    if (each.fact !== fact || typeof value !== 'number' || date === null || each.comparator || each.approximate)
      continue
    if (each.used || older.includes(each.reason)) points.set(date, { date, value })
  }
  return [...points.values()].sort((one, other) => (one.date < other.date ? -1 : 1))
}

/** The first day on record of a fact that was used. */
export function firstDay({ facts }: Explanation, fact: string): Day | null {
  const days = facts.flatMap((each) => (each.used && each.fact === fact && each.date !== null ? [each.date] : []))
  return days.sort()[0] ?? null
}

/** Whether a value was too old to decide anything. */
export function isExpired({ facts }: Explanation, fact: string, date: Day): boolean {
  return facts.some((each) => each.fact === fact && each.date === date && !each.used && each.reason === 'too-old')
}
