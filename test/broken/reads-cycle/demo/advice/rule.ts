import { defineRule, notApplicable } from '../../../../../src/engine/rule.ts'
import sugar from '../sugar/rule.ts'

export default defineRule({
  parameters: {},
  reads: { sugar },
  decide: (_patient, _values, found) => notApplicable(found.sugar.reason),
})
