import { defineRule } from '../../../../../../../knowledge/triggers/engine.ts'

export default defineRule({
  parameters: {},
  reads: {},
  reasons: ['very-high', 'no-trigger'],
  cards: { part: { view: { glucose: 'reading' } } },
  decide: (_patient, _values, _found, { notApplicable }) => notApplicable('no-trigger'),
})
