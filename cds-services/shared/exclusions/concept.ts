import {
  below,
  type CodedFact,
  defineConcept,
  exists,
  type Names,
  type Patient,
  type Reading,
  recent,
} from '../../engine.ts'
import activeCancer from '../active-cancer/concept.ts'
import albuminuria, { type Albuminuria } from '../albuminuria/concept.ts'
import betaCell from '../beta-cell/concept.ts'
import bodyMass from '../body-mass/concept.ts'
import causeToFind from '../cause-to-find/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'
import dysregulation from '../dysregulation/concept.ts'
import frailty from '../frailty/concept.ts'
import limitedLifeExpectancy from '../limited-life-expectancy/concept.ts'
import retinopathy from '../retinopathy/concept.ts'
import suspectedLada from '../suspected-lada/concept.ts'
import unintendedWeightLoss from '../unintended-weight-loss/concept.ts'

/** In the order in which they are told. */
export const exclusionCodes = [
  'frailty',
  'limited-life-expectancy',
  'other-diabetes-type',
  'suspected-lada',
  'beta-cell-failure',
  'active-cancer',
  'unintended-weight-loss',
  'unexplained-weight-loss',
  'dysregulated',
  'dementia',
  'pregnancy-wish',
  'breastfeeding',
  'eating-disorder',
  'underweight',
  'microvascular',
] as const

/** Why no remission goal is set, in a fixed order, and what may be pursued all the same. */
export interface Exclusions {
  readonly codes: readonly (typeof exclusionCodes)[number][]
  readonly goal: 'none' | 'metabolic-health' | null
  /** What a complication or a lack of own insulin rests on. */
  readonly grounds: readonly Ground[]
}

export interface Ground {
  readonly what: string
  readonly reading: Reading | null
  readonly day: string | null
}

/** With these alone metabolic health is still pursued. */
const leaveMetabolicHealth: Exclusions['codes'] = ['beta-cell-failure', 'microvascular']

export default defineConcept({
  parameters: { offerFrom: 'kg/m2', wishWithin: 'mo' },
  reads: {
    activeCancer,
    albuminuria,
    betaCell,
    bodyMass,
    causeToFind,
    diabetesType,
    dysregulation,
    frailty,
    limitedLifeExpectancy,
    retinopathy,
    suspectedLada,
    unintendedWeightLoss,
  },
  result: ['codes', 'goal', 'grounds'],
  find(patient, values, found): Exclusions {
    const { bmi } = found.bodyMass
    const lately = recent(patient.asOf, values.wishWithin)
    const { triggers } = found.causeToFind
    const failure = found.betaCell.level === 'failure'
    const damage = patient.site.guarantees.includes('footCareAndFundusGuaranteed')
      ? []
      : damageOf(patient, found.retinopathy, found.albuminuria)
    const claims: readonly (readonly [Exclusions['codes'][number], boolean])[] = [
      ['frailty', found.frailty],
      ['limited-life-expectancy', found.limitedLifeExpectancy],
      ['other-diabetes-type', found.diabetesType.otherType],
      ['suspected-lada', found.suspectedLada],
      ['beta-cell-failure', failure],
      ['active-cancer', found.activeCancer],
      ['unintended-weight-loss', found.unintendedWeightLoss],
      ['unexplained-weight-loss', triggers.includes('unexplained-weight-loss')],
      ['dysregulated', found.dysregulation.holds],
      ['dementia', exists(patient.conditions('dementia'))],
      ['pregnancy-wish', wishes(patient, lately)],
      ['breastfeeding', patient.sex !== 'male' && patient.conditions('breastfeeding').some(lately)],
      ['eating-disorder', exists(patient.conditions('eating-disorder'))],
      ['underweight', bmi !== null && below(bmi, values.offerFrom) === true],
      ['microvascular', exists(damage)],
    ]
    const codes = claims.filter(([, holds]) => holds).map(([code]) => code)
    const goal = codes.every((code) => leaveMetabolicHealth.includes(code)) ? 'metabolic-health' : 'none'
    const grounds = [...(failure ? [measured('c-peptide', found.betaCell.cPeptide)] : []), ...damage]
    return { codes, goal: exists(codes) ? goal : null, grounds }
  },
})

function wishes(patient: Patient, lately: (fact: CodedFact) => boolean): boolean {
  const answered = patient
    .findings('pregnancy-intention')
    .filter(({ answers }) => answers.some(({ list }) => list === 'pregnancy-intention-yes'))
  return patient.sex !== 'male' && [...patient.conditions('pregnancy-wish'), ...answered].some(lately)
}

const complications: readonly Names['conditions'][] = ['neuropathy', 'diabetic-foot', 'nephropathy']

/** Every microvascular complication, coded or measured; none when there is none. */
function damageOf(patient: Patient, retinopathy: boolean, { confirmed }: Albuminuria): readonly Ground[] {
  const coded = (what: Names['conditions']) =>
    patient.conditions(what).map(({ day }): Ground => ({ what, reading: null, day }))
  const eyes = coded('retinopathy')
  const graded: Ground = { what: 'retinopathy', reading: null, day: null }
  return [
    ...(retinopathy && !exists(eyes) ? [graded] : eyes.slice(0, 1)),
    ...complications.flatMap((list) => coded(list).slice(0, 1)),
    ...(confirmed ? [measured('acr', confirmed)] : []),
  ]
}

function measured(what: string, reading: Reading | null): Ground {
  return { what, reading, day: reading?.day ?? null }
}
