import { defineTrigger, exists } from '../../../../../engine.ts'
import lowGlucose from '../../../../../shared/low-glucose/concept.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'

/** A very low glucose on a drug that can cause it. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type', 'pregnant'],
  reads: { lowGlucose, riskyDrugs },
  reasons: ['severe-hypoglycaemia', 'no-severe-hypoglycaemia'],
  shows: { glucose: 'reading', codedOn: 'string?', onDrugs: ['string'] },
  decide(_patient, _values, { lowGlucose, riskyDrugs }, { holds, not }) {
    const { severe, lowest: glucose, codedOn } = lowGlucose
    return exists(riskyDrugs.hypoglycaemic) && severe && glucose
      ? holds('severe-hypoglycaemia', 'critical', { glucose, codedOn, onDrugs: riskyDrugs.kinds })
      : not('no-severe-hypoglycaemia')
  },
})
