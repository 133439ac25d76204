import { below, defineRule } from '../../../../../knowledge/good/engine.ts'
import frail from '../../../../../knowledge/good/shared/frail/concept.ts'

export default defineRule({
  parameters: { highFrom: 'mmol/L' },
  reads: { frail },
  reasons: ['no-trigger', 'high'],
  cards: { low: { view: {} }, high: { view: { glucose: 'reading', drugs: [{ name: 'string' }] }, resources: ['condition'] } },
  silences: ['declined'],
  decide(patient, { highFrom }, _found, { notApplicable, recommend }) {
    const glucose = patient.series('glucose').fresh
    if (!glucose || below(glucose, highFrom) !== false) return notApplicable('no-trigger', { highFrom })
    const drugs = patient.drugs('metformin').map(({ name }) => ({ name }))
    const [condition] = patient.conditions('type-2').map(({ resource }) => resource)
    const resources = condition ? { condition } : {}
    return recommend('high', { highFrom }, { name: 'high', view: { glucose, drugs }, resources })
  },
})
