import { defineTrigger, maybe } from '../../../../../engine.ts'
import acuteHyperglycaemia from '../../../../../shared/acute-hyperglycaemia/concept.ts'

/** A very high glucose or ketosis lately, whatever the drugs. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { acuteHyperglycaemia },
  reasons: ['acute-hyperglycaemia', 'no-acute-hyperglycaemia'],
  shows: { glucose: 'reading?', ketosis: maybe({ day: 'string?', ketones: 'reading?' }) },
  decide(_patient, _values, { acuteHyperglycaemia: acute }, { holds, not }) {
    if (!acute.holds) return not('no-acute-hyperglycaemia')
    const { glucose, ketosis } = acute
    return holds('acute-hyperglycaemia', acute.withKetosis ? 'critical' : 'warning', { glucose, ketosis })
  },
})
