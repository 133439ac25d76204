import { atLeast, defineConcept } from '../../../engine.ts'

/** Whether a venous glucose that fits diabetes contradicts an HbA1c below the limit. @see ./about.md */
export default defineConcept({
  parameters: { discordantFrom: 'mmol/L', discordantWithin: 'mo' },
  reads: {},
  find(patient, { discordantFrom, discordantWithin }): boolean {
    const glucoses = patient.series('glucose', 'venous').allWithin(discordantWithin)
    return glucoses.some((glucose) => atLeast(glucose, discordantFrom) === true)
  },
})
