import { defineTrigger, exists } from '../../../../../engine.ts'
import lowGlucose from '../../../../../shared/low-glucose/concept.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'

/** A low fasting glucose on insulin or a sulfonylurea. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { lowGlucose, riskyDrugs },
  reasons: ['low-fasting-glucose', 'no-low-fasting-glucose'],
  shows: { fastingGlucose: 'reading' },
  decide(_patient, _values, { lowGlucose: { lowestFasting: fastingGlucose }, riskyDrugs }, { holds, not }) {
    return exists(riskyDrugs.low) && fastingGlucose
      ? holds('low-fasting-glucose', 'warning', { fastingGlucose })
      : not('no-low-fasting-glucose')
  },
})
