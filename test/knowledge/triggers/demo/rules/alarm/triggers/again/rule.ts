import { defineTrigger } from '../../../../../engine.ts'

export default defineTrigger({
  parameters: {},
  reads: {},
  reasons: ['again', 'no-trigger'],
  shows: { glucose: 'reading' },
  decide(patient, _values, _found, { holds, not }) {
    const glucose = patient.series('glucose').fresh
    return glucose ? holds('again', 'warning', { glucose }) : not('no-trigger')
  },
})
