import { type Day, defineConcept, type Reading } from '../../../engine.ts'
import baseline from '../../../shared/baseline/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'

/** In the order in which they are told. */
export const followedMeasures = [
  'hba1c',
  'fasting-glucose',
  'weight',
  'waist',
  'systolic',
  'triglycerides',
  'hdl',
] as const

export type FollowedMeasure = (typeof followedMeasures)[number]

/** One measure at the start of a programme and now. */
export interface Change {
  readonly measure: FollowedMeasure
  readonly from: Reading
  readonly to: Reading
}

/** What can be compared since a start, with newest values from a day on. */
export type SinceStart = (start: Day, notBefore: Day) => readonly Change[]

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { baseline, hba1c },
  find(patient, _values, { baseline, hba1c }): SinceStart {
    const seriesOf = (measure: FollowedMeasure) => {
      if (measure === 'hba1c') return { newestFirst: hba1c.daily(), fresh: hba1c.fresh }
      const series =
        measure === 'fasting-glucose' ? patient.series('glucose', 'fasting', 'venous') : patient.series(measure)
      return { newestFirst: series, fresh: series.fresh }
    }
    return (start, notBefore) =>
      followedMeasures.flatMap((measure) => {
        const { newestFirst, fresh: to } = seriesOf(measure)
        if (!to || to.day < notBefore) return []
        const from = baseline(newestFirst, start)
        return from && from !== to ? [{ measure, from, to }] : []
      })
  },
})
