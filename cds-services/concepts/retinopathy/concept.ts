import { defineConcept, exists } from '../../../src/engine/rule.ts'

/** Retinopathy: coded, or a graded examination of R1 or more. */
export default defineConcept({
  parameters: {},
  reads: {},
  find: (patient): boolean =>
    exists(patient.conditions('retinopathy')) ||
    patient
      .findings('fundus-exam')
      .some(({ answers }) => answers.some(({ list, mark }) => list === 'fundus-grade' && mark !== 'R0')),
})
