import { atLeast, type Claim, type Drug, defineConcept, exists } from '../../../src/engine/rule.ts'
import bodyMass from '../body-mass/concept.ts'
import cardiorenalRisk from '../cardiorenal-risk/concept.ts'

/** Whether a glucose-lowering drug in use serves another purpose too. */
export interface OtherIndication {
  /** Of a combination: what holds of every component. */
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
    const obesity = new Set(patient.conditions('obesity').map(({ source }) => source))
    const mayBeForWeight = bmi === null || atLeast(bmi, obesityFrom) !== false
    const lowers = (name: string) => patient.lowers(name)
    const of = (drug: Drug): Claim => all(drug.classes.filter(lowers).map((name) => ofComponent(name, drug)))
    return { of, ofAll: (drugs) => all(drugs.map(of)) }

    function ofComponent(name: string, { reasons, reasonConditions, hasReason }: Drug): Claim {
      if (name === 'metformin') return pcos
      if (name !== 'sglt2' && name !== 'glp1') return false
      if (atRisk) return true
      if (name === 'sglt2') return false
      if (reasons.includes('obesity') || reasonConditions.some((source) => obesity.has(source))) return true
      return !hasReason && mayBeForWeight ? 'unknown' : false
    }
  },
})

function all(claims: readonly Claim[]): Claim {
  if (!exists(claims) || claims.includes(false)) return false
  return claims.includes('unknown') ? 'unknown' : true
}
