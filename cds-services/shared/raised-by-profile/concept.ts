import { atLeast, bySex, defineConcept } from '../../engine.ts'
import bodyMass from '../body-mass/concept.ts'
import metabolicProfile from '../metabolic-profile/concept.ts'

/** Whether a BMI that is not raised goes with a profile as if it were: waist, triglycerides or HDL. @see ./about.md */
export default defineConcept({
  parameters: { bmiFrom: 'kg/m2', waistMenFrom: 'cm', waistWomenFrom: 'cm' },
  reads: { bodyMass, metabolicProfile },
  find(patient, values, { bodyMass: { bmi, waist }, metabolicProfile: { parameters } }): boolean {
    const isHeavyEnough = bmi !== null && atLeast(bmi, values.bmiFrom) === true
    const wide =
      waist !== null &&
      bySex(patient.sex, atLeast(waist, values.waistMenFrom), atLeast(waist, values.waistWomenFrom)) === true
    const lipids = parameters.some(
      ({ parameter, verdict }) => (parameter === 'triglycerides' || parameter === 'hdl') && verdict === 'raised',
    )
    return isHeavyEnough && (wide || lipids)
  },
})
