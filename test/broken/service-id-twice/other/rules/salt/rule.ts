import { defineRule } from '../../../../../knowledge/good/engine.ts'

export default defineRule({
  parameters: {},
  reads: {},
  reasons: ['no-trigger'],
  decide: (_patient, _values, _found, { notApplicable }) => notApplicable('no-trigger'),
})
