import { atLeast, type CodedFact, defineConcept, type Reading } from '../../engine.ts'

/** A ketosis, coded or measured. */
export interface Ketosis {
  /** Null when it is undated. */
  readonly day: string | null
  /** Coded as a disease; else measured, in blood or urine. */
  readonly coded: boolean
  /** The ketones in blood, where these were measured. */
  readonly ketones: Reading | null
}

export default defineConcept({
  parameters: { ketonesFrom: 'mmol/L' },
  reads: {},
  find(patient, { ketonesFrom }): readonly Ketosis[] {
    const measured = patient
      .series('beta-hydroxybutyrate')
      .daily.filter((ketones) => atLeast(ketones, ketonesFrom) === true)
    const urine = patient
      .findings('urine-ketones')
      .filter(({ answers }) => answers.some(({ list }) => list === 'urine-ketones-positive'))
    return [
      ...measured.map((ketones) => ({ day: ketones.day, coded: false, ketones })),
      ...patient.conditions('ketoacidosis').map(({ day }: CodedFact) => ({ day, coded: true, ketones: null })),
      ...urine.map(({ day }) => ({ day, coded: false, ketones: null })),
    ]
  },
})
