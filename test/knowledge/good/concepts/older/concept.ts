import { defineConcept } from '../../../../../src/engine/rule.ts'

export default defineConcept({
  parameters: { olderFrom: 'a' },
  reads: {},
  find: (_patient, { olderFrom }): boolean => Number.isFinite(olderFrom),
})
