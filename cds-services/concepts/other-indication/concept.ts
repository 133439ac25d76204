import { atLeast, type Claim, type Drug, defineConcept, exists } from '../../../src/engine/rule.ts'
import bodyMass from '../body-mass/concept.ts'
import cardiorenalRisk from '../cardiorenal-risk/concept.ts'

/** Whether a glucose-lowering drug in use serves another purpose too. */
export interface OtherIndication {
  readonly of: (drug: Drug) => Claim
  /** `true` when every drug has one, `unknown` when some are unknown and the others have one, else false. */
  readonly ofAll: (drugs: readonly Drug[]) => Claim
}

export default defineConcept({
  parameters: { obesityFrom: 'kg/m2' },
  reads: { bodyMass, cardiorenalRisk },
  find(patient, { obesityFrom }, { bodyMass: { bmi }, cardiorenalRisk: risk }): OtherIndication {
    const atRisk = exists(risk.codes)
    const pcos = exists(patient.conditions('pcos'))
    const mayBeForWeight = bmi === null || atLeast(bmi, obesityFrom) !== false
    const of = ({ classes, reasons, hasReason }: Drug): Claim => {
      if (atRisk && (classes.includes('sglt2') || classes.includes('glp1'))) return true
      if (pcos && classes.includes('metformin')) return true
      if (!classes.includes('glp1')) return false
      if (reasons.includes('obesity')) return true
      return !hasReason && mayBeForWeight ? 'unknown' : false
    }
    return { of, ofAll: (drugs) => all(drugs.map(of)) }
  },
})

function all(claims: readonly Claim[]): Claim {
  if (claims.length === 0 || claims.includes(false)) return false
  return claims.includes('unknown') ? 'unknown' : true
}
