import { below, defineTrigger, exists, maybe } from '../../../../../engine.ts'
import hba1c from '../../../../../shared/hba1c/concept.ts'
import lowGlucose from '../../../../../shared/low-glucose/concept.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'
import tightControl from '../../../../../shared/tight-control/concept.ts'
import weightCourse from '../../../../../shared/weight-course/concept.ts'

/** An HbA1c that is low for someone who is not older, with weight loss or a hypoglycaemia. @see ./about.md */
export default defineTrigger({
  parameters: { lossFrom: '%' },
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { hba1c, lowGlucose, riskyDrugs, tightControl, weightCourse },
  reasons: ['tight-control', 'not-tight', 'hba1c', 'hba1c-reliability'],
  shows: { hba1c: 'reading', onDrugs: ['string'], loss: maybe({ percent: 'number', from: 'reading', now: 'reading' }) },
  decide(_patient, { lossFrom }, found, { holds, missing, not }) {
    const { fresh, unreliable } = found.hba1c
    const { older, below: limit } = found.tightControl
    if (!exists(found.riskyDrugs.hypoglycaemic) || older) return not('not-tight')
    const low = fresh ? below(fresh, limit) : 'unknown'
    if (!fresh || low === 'unknown') return missing([unreliable ? 'hba1c-reliability' : 'hba1c'])
    const { lossPercent, from, now } = found.weightCourse
    const loss =
      lossPercent !== null && lossPercent >= lossFrom && from && now ? { percent: lossPercent, from, now } : null
    if (!low || !(loss || found.lowGlucose.hypoglycaemia)) return not('not-tight')
    return holds('tight-control', 'warning', { hba1c: fresh, onDrugs: found.riskyDrugs.kinds, loss })
  },
})
