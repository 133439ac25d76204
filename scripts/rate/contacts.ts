import type { Random } from '../fuzz/random.ts'

/** A year has so many days, and somebody with diabetes so many contacts in it beside the visit for that. */
const [yearDays, others] = [365, 6]

/** The days of somebody's contacts in a year, counted from its first, ascending: the visit, and others on other days. */
export function contactDays(visit: number, random: Random): readonly number[] {
  const days = new Set([visit])
  while (days.size < others + 1) days.add(random.below(yearDays))
  return [...days].sort((one, other) => one - other)
}

/** The day of a visit in the year. */
export function visitDay(random: Random): number {
  return random.below(yearDays)
}
