import { defineConcept, highestOf, lowestOf, monthsAfter, percentFall, type Reading } from '../../engine.ts'
import weightCourse from '../weight-course/concept.ts'
import weightLossExplained, { type Covered } from '../weight-loss-explained/concept.ts'

/** Weight that was lost within a year and that nothing on record explains; null without such a loss. */
export type UnexplainedWeightLoss = Loss | null

interface Loss {
  readonly from: Reading
  readonly to: Reading
  readonly percent: number
  /** One weight alone shows it: it may be a mistake. */
  readonly single: boolean
}

/** @see ./about.md */
export default defineConcept({
  parameters: { lossFrom: '%', within: 'mo', near: '%' },
  reads: { weightCourse, weightLossExplained },
  find(patient, { lossFrom, within, near }, found): UnexplainedWeightLoss {
    const { now } = found.weightCourse
    if (!now || now.comparator || found.weightLossExplained.wholly(now.day)) return null
    const since = monthsAfter(now.day, -within)
    const weights = patient
      .series('weight')
      .allSince(since)
      .filter(({ day, comparator }) => !comparator && day <= now.day)
    const covered = found.weightLossExplained.covered(since, now.day)
    const losses = [undefined, ...covered].map((one, at) => from(one, covered[at]))
    return losses.filter((loss) => loss !== null).sort((one, other) => other.percent - one.percent)[0] ?? null

    /** What was lost after the days that are covered and before the next that are; from the start, and until now, where there are none. */
    function from(covered: Covered | undefined, next: Covered | undefined): Loss | null {
      if (now && covered && covered.to >= now.day) return null
      const inside = weights.filter(({ day }) => covered && day >= covered.from && day <= covered.to)
      const outside = weights.filter(({ day }) => (!covered || day > covered.to) && (!next || day < next.from))
      const start = highestOf([lowestOf(inside), highestOf(outside)].filter((each) => each !== null))
      return between(start, next ? found.weightCourse.near(next.from) : now)
    }

    function between(start: Reading | null, end: Reading | null): Loss | null {
      const percent = start && end && start !== end ? percentFall(start, end) : null
      if (!start || !end || percent === null || percent < lossFrom) return null
      return { from: start, to: end, percent, single: !isShownTwice(start, end) }
    }

    /** On another day a weight near the highest, or the two newest both as much below it: the same weight twice is one. */
    function isShownTwice(start: Reading, end: Reading): boolean {
      const others = weights.filter(({ day }) => day !== start.day)
      const isNear = (each: Reading) => Math.abs(percentFall(start, each) ?? near + lossFrom) <= near
      const [newest, second] = latestDays(weights.filter(({ day }) => day <= end.day))
      const isLow = (each: Reading | undefined) => each !== undefined && (percentFall(start, each) ?? 0) >= lossFrom
      return others.some(isNear) || (isLow(newest) && isLow(second))
    }
  },
})

/** Of every day the highest, the newest day first. */
function latestDays(readings: readonly Reading[]): readonly Reading[] {
  const days = new Map<string, Reading>()
  for (const reading of readings) {
    const known = days.get(reading.day)
    if (!known || known.amount < reading.amount) days.set(reading.day, reading)
  }
  return [...days.values()]
}
