import { defineTrigger, exists } from '../../../../../engine.ts'
import cardiorenalRisk from '../../../../../shared/cardiorenal-risk/concept.ts'
import { toldPurposes } from '../../../../../shared/other-indication/concept.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'
import strictDiet from '../../../../concepts/strict-diet/concept.ts'

/** A strict diet with an SGLT2 inhibitor, in use or just stopped. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type', 'pregnant'],
  reads: { cardiorenalRisk, riskyDrugs, strictDiet },
  reasons: ['sglt2-ketoacidosis', 'no-diet-on-sglt2'],
  shows: { diet: 'string', programme: 'text?', runs: 'flag', continueFor: ['string'] },
  decide(_patient, _values, { cardiorenalRisk, riskyDrugs: { sglt2 }, strictDiet: diet }, { holds, not }) {
    if (!exists(sglt2) || !diet) return not('no-diet-on-sglt2')
    const continueFor = sglt2.some(({ inUse }) => inUse) ? toldPurposes(cardiorenalRisk.codes) : []
    return holds('sglt2-ketoacidosis', 'critical', { ...diet, continueFor })
  },
})
