import { defineRule } from '../../../../../knowledge/good/engine.ts'
import sugar from '../sugar/rule.ts'

export default defineRule({
  parameters: {},
  reads: { sugar },
  reasons: ['no-trigger', 'high'],
  decide: (_patient, _values, found, { notApplicable }) => notApplicable(found.sugar.reason),
})
