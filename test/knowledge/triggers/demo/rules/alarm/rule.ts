import { defineRule } from '../../../engine.ts'
import again from './triggers/again/rule.ts'
import veryHigh from './triggers/very-high/rule.ts'

export default defineRule({
  parameters: {},
  reads: { again, veryHigh },
  reasons: ['again', 'very-high', 'no-trigger'],
  cards: { alarm: { view: {} } },
  decide(_patient, _values, found, { notApplicable, recommend }) {
    if (found.veryHigh.outcome === 'recommend') return recommend('very-high', {}, { name: 'alarm', view: {} })
    return found.again.outcome === 'recommend'
      ? recommend('again', {}, { name: 'alarm', view: {} })
      : notApplicable('no-trigger')
  },
})
