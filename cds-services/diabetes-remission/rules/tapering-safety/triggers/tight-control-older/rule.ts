import { below, defineTrigger, exists } from '../../../../../engine.ts'
import hba1c from '../../../../../shared/hba1c/concept.ts'
import riskyDrugs from '../../../../../shared/risky-drugs/concept.ts'
import tightControl from '../../../../../shared/tight-control/concept.ts'

/** An HbA1c that is low for the age. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { hba1c, riskyDrugs, tightControl },
  reasons: ['tight-control-older', 'not-tight-for-the-age', 'hba1c', 'hba1c-reliability'],
  shows: { hba1c: 'reading', onDrugs: ['string'] },
  decide(_patient, _values, found, { holds, missing, not }) {
    const { fresh, unreliable } = found.hba1c
    const { older, below: limit } = found.tightControl
    if (!exists(found.riskyDrugs.hypoglycaemic) || !older) return not('not-tight-for-the-age')
    const low = fresh ? below(fresh, limit) : 'unknown'
    if (!fresh || low === 'unknown') return missing([unreliable ? 'hba1c-reliability' : 'hba1c'])
    return low
      ? holds('tight-control-older', 'warning', { hba1c: fresh, onDrugs: found.riskyDrugs.kinds })
      : not('not-tight-for-the-age')
  },
})
