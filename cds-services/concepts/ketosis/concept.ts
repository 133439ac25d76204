import { atLeast, defineConcept } from '../../../src/engine/rule.ts'

/** Days of a ketosis, coded or measured; an undated one is null. */
export default defineConcept({
  parameters: { ketonesFrom: 'mmol/L' },
  reads: {},
  find(patient, { ketonesFrom }): readonly (string | null)[] {
    const measured = patient
      .series('beta-hydroxybutyrate')
      .daily.filter((ketones) => atLeast(ketones, ketonesFrom) === true)
    const urine = patient
      .findings('urine-ketones')
      .filter(({ answers }) => answers.some(({ list }) => list === 'urine-ketones-positive'))
    return [...patient.conditions('ketoacidosis'), ...measured, ...urine].map(({ day }) => day)
  },
})
