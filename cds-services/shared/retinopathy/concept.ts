import { defineConcept, exists } from '../../engine.ts'
import fundusGrades from '../fundus-grades/concept.ts'

/** Retinopathy: coded, or a graded examination of R1 or more. */
export default defineConcept({
  parameters: {},
  reads: { fundusGrades },
  find: (patient, _values, { fundusGrades }): boolean =>
    exists(patient.conditions('retinopathy')) || fundusGrades.some(({ grade }) => grade !== 'R0'),
})
