import { defineTrigger } from '../../../../../engine.ts'
import drugEnd from '../../../../../shared/drug-end/concept.ts'

/** No HbA1c since a glucose-lowering drug ended. @see ./about.md */
export default defineTrigger({
  parameters: {},
  despite: ['type-not-recorded', 'unclear-type'],
  reads: { drugEnd },
  reasons: ['check-overdue', 'no-check-overdue'],
  shows: { name: 'string', day: 'string' },
  decide(_patient, _values, { drugEnd: { checkOverdue } }, { holds, not }) {
    const [overdue] = checkOverdue
    if (!overdue) return not('no-check-overdue')
    return holds('check-overdue', 'warning', { name: overdue.name, day: overdue.day })
  },
})
