import { defineRule } from '../../../../../knowledge/triggers/engine.ts'
import again from '../../../../../knowledge/triggers/demo/rules/alarm/triggers/again/rule.ts'
import sugar from './triggers/sugar/rule.ts'
import veryHigh from '../../../../../knowledge/triggers/demo/rules/alarm/triggers/very-high/rule.ts'

export default defineRule({
  parameters: {},
  reads: { again, sugar, veryHigh },
  reasons: ['again', 'very-high', 'no-trigger'],
  cards: { alarm: { view: {} } },
  decide(_patient, _values, found, { notApplicable, recommend }) {
    if (found.veryHigh.outcome === 'recommend') return recommend('very-high', {}, { name: 'alarm', view: {} })
    return found.again.outcome === 'recommend'
      ? recommend('again', {}, { name: 'alarm', view: {} })
      : notApplicable('no-trigger')
  },
})
