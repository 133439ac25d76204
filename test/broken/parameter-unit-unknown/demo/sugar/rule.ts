import { defineRule, notApplicable } from '../../../../../src/engine/rule.ts'
import frail from '../../../../knowledge/good/concepts/frail/concept.ts'

export default defineRule({
  parameters: { highFrom: 'mmol' },
  reads: { frail },
  decide: (_patient, { highFrom }) => notApplicable('no-trigger', { highFrom }),
})
