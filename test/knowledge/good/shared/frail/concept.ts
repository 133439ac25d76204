import { defineConcept } from '../../engine.ts'
import older from '../older/concept.ts'

export default defineConcept({
  parameters: {},
  reads: { older },
  find: (_patient, _values, found): boolean => found.older,
})
