import { atLeast, type Claim, type Drug, defineConcept, exists, type Names } from '../../engine.ts'
import bodyMass from '../body-mass/concept.ts'
import cardiorenalRisk from '../cardiorenal-risk/concept.ts'

/** For what else than glucose a drug is used, in the order in which it is told. */
export type Purpose = 'heart-failure' | 'ckd' | 'very-high-cv-risk' | 'obesity' | 'pcos'

/** Those worth telling: the risk is not told beside heart failure or kidney disease, which make it so high. */
export function toldPurposes(purposes: readonly Purpose[]): readonly Purpose[] {
  const makeIt = purposes.some((each) => each === 'heart-failure' || each === 'ckd')
  return makeIt ? purposes.filter((each) => each !== 'very-high-cv-risk') : purposes
}

/** One of what a treatment consists of; a combination has several. */
export interface Component {
  readonly class: Names['classes']
  readonly drug: Drug
}

/** The same of what is only ordered. */
export interface Reasoned {
  readonly class: Names['classes']
  readonly drug: Pick<Drug, 'reasons' | 'reasonConditions' | 'hasReason'>
}

/** Whether a glucose-lowering drug in use serves another purpose too. */
export interface OtherIndication {
  readonly ofComponent: (component: Reasoned) => Claim
  /** Of a combination: what holds of every component. */
  readonly of: (drug: Drug) => Claim
  /** `true` when every drug has one, `unknown` when some are unknown and the others have one, else false. */
  readonly ofAll: (drugs: readonly Drug[]) => Claim
  /** What a component is used for that stays needed whatever the glucose. */
  readonly purposesOf: (component: Reasoned) => readonly Purpose[]
}

/** @see ./about.md */
export default defineConcept({
  parameters: { obesityFrom: 'kg/m2' },
  reads: { bodyMass, cardiorenalRisk },
  find(patient, { obesityFrom }, { bodyMass: { bmi }, cardiorenalRisk: risk }): OtherIndication {
    const pcos = patient.sex !== 'male' && exists(patient.conditions('pcos'))
    const obesity = new Set(patient.conditions('obesity').map(({ source }) => source))
    const mayBeForWeight = bmi === null || atLeast(bmi, obesityFrom) !== false
    const lowering = patient.group('glucose-lowering')
    const of = (drug: Drug): Claim =>
      all(drug.classes.filter((name) => lowering.has(name)).map((name) => ofComponent({ class: name, drug })))
    return { ofComponent, of, ofAll: (drugs) => all(drugs.map(of)), purposesOf }

    function purposesOf({ class: name, drug }: Reasoned): readonly Purpose[] {
      if (name === 'metformin') return pcos ? ['pcos'] : []
      if (name !== 'sglt2' && name !== 'glp1') return []
      return [...risk.codes, ...(name === 'glp1' && isForObesity(drug) ? (['obesity'] as const) : [])]
    }

    function isForObesity({ reasons, reasonConditions }: Reasoned['drug']): boolean {
      return reasons.includes('obesity') || reasonConditions.some((source) => obesity.has(source))
    }

    function ofComponent(component: Reasoned): Claim {
      if (exists(purposesOf(component))) return true
      const isUnsaid = component.class === 'glp1' && !component.drug.hasReason
      return isUnsaid && mayBeForWeight ? 'unknown' : false
    }
  },
})

function all(claims: readonly Claim[]): Claim {
  if (!exists(claims) || claims.includes(false)) return false
  return claims.includes('unknown') ? 'unknown' : true
}
