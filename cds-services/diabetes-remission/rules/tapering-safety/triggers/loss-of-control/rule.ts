import { defineTrigger } from '../../../../../engine.ts'
import drugEnd from '../../../../../shared/drug-end/concept.ts'

/** Values that rose after a glucose-lowering drug ended without another in its place. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { drugEnd },
  reasons: ['loss-of-control', 'no-loss-of-control'],
  shows: { name: 'string', day: 'string', before: 'reading?', after: 'reading?', glucose: 'reading?' },
  decide(_patient, _values, { drugEnd: { lossOfControl } }, { holds, not }) {
    const [lost] = lossOfControl
    if (!lost) return not('no-loss-of-control')
    const { name, day, before, after, highGlucoses } = lost
    return holds('loss-of-control', 'warning', { name, day, before, after, glucose: highGlucoses[0] ?? null })
  },
})
