import { defineTrigger, exists } from '../../../../../engine.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'
import strictDiet from '../../../../concepts/strict-diet/concept.ts'

/** A strict diet on a drug that can cause hypoglycaemia. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { riskyDrugs, strictDiet },
  reasons: ['diet-on-hypoglycaemic-drug', 'no-diet-on-such-a-drug'],
  shows: { diet: 'string', programme: 'text?', runs: 'flag', onDrugs: ['string'] },
  decide(_patient, _values, { riskyDrugs: { hypoglycaemic, kinds }, strictDiet: diet }, { holds, not }) {
    return exists(hypoglycaemic) && diet
      ? holds('diet-on-hypoglycaemic-drug', 'warning', { ...diet, onDrugs: kinds })
      : not('no-diet-on-such-a-drug')
  },
})
