import { defineTrigger } from '../../../../../engine.ts'

export default defineTrigger({
  parameters: {},
  reads: {},
  reasons: ['very-high', 'no-trigger'],
  shows: { glucose: 'reading' },
  decide(patient, _values, _found, { holds, not }) {
    const glucose = patient.series('glucose').fresh
    return glucose ? holds('very-high', 'critical', { glucose }) : not('no-trigger')
  },
})
