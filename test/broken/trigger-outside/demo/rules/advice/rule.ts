import { defineTrigger } from '../../../../../knowledge/triggers/engine.ts'

export default defineTrigger({
  parameters: {},
  reads: {},
  reasons: ['no-trigger', 'high'],
  shows: {},
  decide: (_patient, _values, _found, { not }) => not('no-trigger'),
})
