import { defineConcept } from '../../engine.ts'

export default defineConcept({
  parameters: { olderFrom: 'a' },
  reads: {},
  find: (_patient, { olderFrom }): boolean => Number.isFinite(olderFrom),
})
