import { below, defineRule } from '../../../../../knowledge/good/engine.ts'

export default defineRule({
  parameters: { highFrom: 'mmol/L' },
  reads: {},
  reasons: ['no-trigger', 'high'],
  result: ['sweetFrom'],
  cards: { high: { view: { sweet: 'reading' } } },
  decide(patient, { highFrom }, _found, { notApplicable, recommend }) {
    const glucose = patient.series('glucose').fresh
    if (!glucose || below(glucose, highFrom) !== false) return notApplicable('no-trigger', { sweetFrom: highFrom })
    return recommend('high', { sweetFrom: highFrom }, { name: 'high', view: { sweet: glucose } })
  },
})
