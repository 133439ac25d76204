import { atLeast, defineConcept, exists, type Names, type Reading } from '../../engine.ts'

const lists: readonly Names['conditions'][] = ['type-2', 'diabetes-untyped', 'type-1', 'other-diabetes']

/** Whether there is diabetes, and whether values or drugs of a person without it speak of it all the same. @see ./about.md */
export default defineConcept({
  parameters: { within: 'mo', hba1cFrom: 'mmol/mol', fastingFrom: 'mmol/L', anyFrom: 'mmol/L' },
  reads: {},
  result: ['known', 'possible', 'byValues'],
  find(patient, { within, hba1cFrom, fastingFrom, anyFrom }) {
    const reaches = (limit: number) => (reading: Reading) => atLeast(reading, limit) === true
    const byValues =
      patient.series('hba1c').allWithin(within).some(reaches(hba1cFrom)) ||
      patient.series('glucose', 'fasting', 'venous').allWithin(within).some(reaches(fastingFrom)) ||
      patient.series('glucose').allWithin(within).some(reaches(anyFrom))
    return {
      known: lists.some((list) => exists(patient.conditions(list))),
      byValues,
      possible: byValues || patient.carefully('glucose-lowering').some(({ inUse }) => inUse),
    }
  },
})
