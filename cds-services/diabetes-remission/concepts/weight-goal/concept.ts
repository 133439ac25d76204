import { atLeast, below, defineConcept, percentOf } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import cautions from '../../../shared/cautions/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import weightGoalPercent from '../weight-goal-percent/concept.ts'

/** How much weight to lose, from the weight at the start of the running programme, else the newest. */
export interface WeightGoal {
  readonly percent: number
  /** Amount to lose, one decimal. */
  readonly kg: number
  readonly baselineKg: number
}

/** @see ./about.md */
export default defineConcept({
  parameters: { leanBelow: 'kg/m2', olderFrom: 'a', olderLeanBelow: 'kg/m2' },
  reads: { bodyMass, cautions, programmeCourse, weightCourse, weightGoalPercent },
  find(patient, values, found): WeightGoal | null {
    if (found.cautions.includes('recent-mi-or-stroke') || isLean()) return null
    const since = found.programmeCourse.runningSince
    const baseline = (since && found.weightCourse.near(since)) || found.weightCourse.now
    if (!baseline || baseline.comparator) return null
    const percent = found.weightGoalPercent(baseline)
    return percent === null ? null : { percent, kg: percentOf(baseline, percent), baselineKg: baseline.value }

    /** Lean for the age, or not known to be otherwise. */
    function isLean(): boolean {
      const { bmi } = found.bodyMass
      const older = patient.age !== null && patient.age >= values.olderFrom
      if (older) return bmi === null || atLeast(bmi, values.olderLeanBelow) !== true
      return bmi !== null && below(bmi, values.leanBelow) === true
    }
  },
})
