import { defineRule, notApplicable } from '../../../../../src/engine/rule.ts'
import frail from '../../concepts/frail/concept.ts'

export default defineRule({
  parameters: { highFrom: 'mmol/L' },
  reads: { frail },
  decide: (_patient, { highFrom }) => notApplicable('no-trigger', { highFrom }),
})
