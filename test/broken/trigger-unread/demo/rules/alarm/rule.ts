import { defineRule } from '../../../../../knowledge/triggers/engine.ts'
import again from '../../../../../knowledge/triggers/demo/rules/alarm/triggers/again/rule.ts'

export default defineRule({
  parameters: {},
  reads: { again },
  reasons: ['again', 'very-high', 'no-trigger'],
  cards: { alarm: { view: {} } },
  decide(_patient, _values, found, { notApplicable, recommend }) {
    return found.again.outcome === 'recommend'
      ? recommend('again', {}, { name: 'alarm', view: {} })
      : notApplicable('no-trigger')
  },
})
