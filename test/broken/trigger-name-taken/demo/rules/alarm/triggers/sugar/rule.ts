import { defineTrigger } from '../../../../../../../knowledge/triggers/engine.ts'

export default defineTrigger({
  parameters: {},
  reads: {},
  reasons: ['sugar', 'no-trigger'],
  shows: { glucose: 'reading' },
  decide(patient, _values, _found, { holds, not }) {
    const glucose = patient.series('glucose').fresh
    return glucose ? holds('sugar', 'warning', { glucose }) : not('no-trigger')
  },
})
