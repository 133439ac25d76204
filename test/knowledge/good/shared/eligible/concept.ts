import { defineApplicability } from '../../engine.ts'

export default defineApplicability({
  reasons: ['deceased'],
  parameters: {},
  reads: {},
  find: (patient) => ({ reason: patient.deceased ? 'deceased' : null, missing: [] }),
})
