import { atLeast, defineConcept, percentOf, type Reading } from '../../../src/engine/rule.ts'
import bodyMass from '../body-mass/concept.ts'
import programmeCourse from '../programme-course/concept.ts'
import weightCourse from '../weight-course/concept.ts'

/** How much weight to lose, from the weight at the start of the running programme, else the newest. */
export interface WeightGoal {
  readonly percent: number
  /** Amount to lose, one decimal. */
  readonly kg: number
  readonly baselineKg: number
}

export default defineConcept({
  parameters: { obeseFrom: 'kg/m2', goalObese: '%', goalOther: '%' },
  reads: { bodyMass, programmeCourse, weightCourse },
  find(patient, { obeseFrom, goalObese, goalOther }, { bodyMass, programmeCourse, weightCourse }): WeightGoal | null {
    const since = programmeCourse.runningSince
    const baseline = (since && weightCourse.near(since)) || weightCourse.now
    if (!baseline || baseline.comparator) return null
    const bmi = bodyMass.ofWeight(baseline) ?? recordedWith(baseline)
    const obese = bmi ? atLeast(bmi, obeseFrom) : 'unknown'
    if (obese === 'unknown') return null
    const percent = obese ? goalObese : goalOther
    return { percent, kg: percentOf(baseline, percent), baselineKg: baseline.value }

    function recordedWith({ day }: Reading): Reading | null {
      return patient.series('bmi').find((reading) => reading.day === day)
    }
  },
})
