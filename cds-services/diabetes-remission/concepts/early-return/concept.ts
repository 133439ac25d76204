import { atLeast, changeIn, defineConcept, monthsAfter, percentFall, type Reading } from '../../../engine.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import remissionTest from '../remission-test/concept.ts'

/** Signs that diabetes may be coming back while values are still normal. */
export interface EarlyReturn {
  /** The HbA1c from which the newest rose. */
  readonly roseFrom: Reading | null
  /** The weight that was regained from. */
  readonly lowest: Reading | null
}

/** Looks only when it is asked. @see ./about.md */
export default defineConcept({
  parameters: { earlyFrom: 'mmol/mol', earlyRise: 'mmol/mol', regainFrom: '%', regainWithin: 'mo' },
  reads: { hba1c, remissionTest },
  find(patient, values, { hba1c, remissionTest: test }): () => EarlyReturn {
    return () => ({ roseFrom: beforeRise(), lowest: beforeRegain() })

    /** The HbA1c before the newest, when that is still below the limit but rose well above it. */
    function beforeRise(): Reading | null {
      const { fresh, daily } = hba1c
      const before = daily().find((reading) => fresh !== null && reading.day < fresh.day)
      if (!fresh || !before || !test.isHba1cLow(fresh) || atLeast(fresh, values.earlyFrom) !== true) return null
      const rise = changeIn(before, fresh)
      return rise !== null && rise >= values.earlyRise ? before : null
    }

    /** The lowest weight before the newest, when that is well above it. */
    function beforeRegain(): Reading | null {
      const { fresh, daily } = patient.series('weight')
      if (!fresh) return null
      const earlier = daily.filter(
        ({ day, comparator }) => !comparator && monthsAfter(day, values.regainWithin) >= fresh.day,
      )
      const [lowest] = [...earlier].sort((one, other) => one.amount - other.amount)
      const fall = lowest ? percentFall(lowest, fresh) : null
      return lowest && fall !== null && -fall >= values.regainFrom ? lowest : null
    }
  },
})
