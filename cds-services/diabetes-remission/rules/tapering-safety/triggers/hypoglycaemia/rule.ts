import { defineTrigger, exists } from '../../../../../engine.ts'
import lowGlucose from '../../../../../shared/low-glucose/concept.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'

/** A hypoglycaemia on a drug that can cause it, not so low that it is severe. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type', 'pregnant'],
  reads: { lowGlucose, riskyDrugs },
  reasons: ['hypoglycaemia', 'no-hypoglycaemia'],
  shows: { glucose: 'reading?', codedOn: 'string?', onDrugs: ['string'] },
  decide(_patient, _values, { lowGlucose, riskyDrugs }, { holds, not }) {
    const { hypoglycaemia, severe, lowest: glucose, codedOn } = lowGlucose
    return exists(riskyDrugs.hypoglycaemic) && hypoglycaemia && !severe
      ? holds('hypoglycaemia', 'warning', { glucose, codedOn, onDrugs: riskyDrugs.kinds })
      : not('no-hypoglycaemia')
  },
})
