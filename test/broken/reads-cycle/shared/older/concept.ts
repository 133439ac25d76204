import { type Concept, defineConcept } from '../../../../knowledge/good/engine.ts'
import frail from '../frail/concept.ts'

const older: Concept<boolean> = defineConcept({
  parameters: { olderFrom: 'a' },
  reads: { frail },
  find: (_patient, _values, found): boolean => found.frail,
})
export default older
