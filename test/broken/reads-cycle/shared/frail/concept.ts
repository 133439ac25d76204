import { type Concept, defineConcept } from '../../../../knowledge/good/engine.ts'
import older from '../older/concept.ts'

const frail: Concept<boolean> = defineConcept({
  parameters: {},
  reads: { older },
  find: (_patient, _values, found): boolean => found.older,
})
export default frail
