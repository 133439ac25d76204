import { atLeast, defineConcept, type Reading } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'

/** The percentage that it is sensible to lose of a weight; null where the BMI of that weight is unknown. @see ./about.md */
export default defineConcept({
  parameters: { obeseFrom: 'kg/m2', goalObese: '%', goalOther: '%' },
  reads: { bodyMass },
  find(patient, { obeseFrom, goalObese, goalOther }, { bodyMass }): (weight: Reading) => number | null {
    const recordedWith = ({ day }: Reading) => patient.series('bmi').find((reading) => reading.day === day)
    return (weight) => {
      const bmi = bodyMass.ofWeight(weight) ?? recordedWith(weight)
      const obese = bmi ? atLeast(bmi, obeseFrom) : 'unknown'
      if (obese === 'unknown') return null
      return obese ? goalObese : goalOther
    }
  },
})
