import { changeIn, defineConcept, lowestOf, monthsAfter, type Reading } from '../../engine.ts'
import hba1c from '../hba1c/concept.ts'

/** A rise of HbA1c that no end of a drug explains. */
export interface Hba1cRise {
  readonly from: Reading
  readonly to: Reading
}

/** Looked at where something else asks for it: null without a rise. @see ./about.md */
export default defineConcept({
  parameters: { riseFrom: 'mmol/mol', within: 'mo' },
  reads: { hba1c },
  find(patient, { riseFrom, within }, { hba1c: { fresh, daily, isDoubtful } }): () => Hba1cRise | null {
    return () => {
      if (!fresh || isDoubtful(fresh)) return null
      const since = monthsAfter(fresh.day, -within)
      const earlier = daily().filter(
        (reading) => reading.day < fresh.day && reading.day >= since && !reading.comparator && !isDoubtful(reading),
      )
      const from = lowestOf(earlier)
      const rise = from && changeIn(from, fresh)
      if (!from || rise === null || rise < riseFrom) return null
      const stopped = patient.drugs('glucose-lowering').some(({ end }) => end !== null && end >= from.day)
      return stopped ? null : { from, to: fresh }
    }
  },
})
