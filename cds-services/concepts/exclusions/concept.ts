import {
  atLeast,
  below,
  type CodedFact,
  defineConcept,
  exists,
  monthsAfter,
  type Patient,
  type Reading,
} from '../../../src/engine/rule.ts'
import betaCell from '../beta-cell/concept.ts'
import bodyMass from '../body-mass/concept.ts'
import diabetesType from '../diabetes-type/concept.ts'
import frailty from '../frailty/concept.ts'
import retinopathy from '../retinopathy/concept.ts'
import suspectedLada from '../suspected-lada/concept.ts'
import unintendedWeightLoss from '../unintended-weight-loss/concept.ts'

/** Why no remission goal is set, in a fixed order, and what may be pursued all the same. */
export interface Exclusions {
  readonly codes: readonly string[]
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
const leaveMetabolicHealth: readonly string[] = ['beta-cell-failure', 'microvascular']

export default defineConcept({
  parameters: {
    offerFrom: 'kg/m2',
    palliativeWithin: 'mo',
    cancerTreatmentWithin: 'mo',
    malignancyWithin: 'mo',
    wishWithin: 'mo',
    albuminuriaFrom: 'mg/mmol',
  },
  reads: { betaCell, bodyMass, diabetesType, frailty, retinopathy, suspectedLada, unintendedWeightLoss },
  find(patient, values, found): Exclusions {
    const { bmi } = found.bodyMass
    const failure = found.betaCell.level === 'failure'
    const damage = patient.site.footCareAndFundusGuaranteed ? [] : damageOf(patient, found.retinopathy, values)
    const claims: readonly (readonly [string, boolean])[] = [
      ['frailty', found.frailty],
      ['limited-life-expectancy', isPalliative(patient, values.palliativeWithin)],
      ['other-diabetes-type', found.diabetesType.otherType],
      ['suspected-lada', found.suspectedLada],
      ['beta-cell-failure', failure],
      ['active-cancer', hasCancer(patient, values)],
      ['unintended-weight-loss', found.unintendedWeightLoss],
      ['dementia', exists(patient.conditions('dementia'))],
      ['pregnancy-wish', wishes(patient, values.wishWithin)],
      [
        'breastfeeding',
        patient.sex !== 'male' && recent(patient, patient.conditions('breastfeeding'), values.wishWithin),
      ],
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

/** By the day of the code or the start; undated exclusions count. */
function recent(patient: Patient, facts: readonly CodedFact[], months: number): boolean {
  return facts.some(({ day, end }) => {
    const since = day ?? end
    return since === null || monthsAfter(since, months) >= patient.asOf
  })
}

function isPalliative(patient: Patient, months: number): boolean {
  const procedures = patient.procedures('palliative-care')
  return (
    exists(patient.conditions('palliative')) ||
    procedures.some(({ status }) => status === 'in-progress') ||
    recent(patient, procedures, months) ||
    recent(patient, patient.findings('palliative').filter(isNotDenied), months)
  )
}

function isNotDenied({ answers, answer }: CodedFact): boolean {
  return answer !== false && !answers.some(({ list }) => list === 'no-answer')
}

function hasCancer(patient: Patient, values: { cancerTreatmentWithin: number; malignancyWithin: number }): boolean {
  const treatments = patient.procedures('cancer-treatment')
  return (
    treatments.some(({ status }) => status === 'in-progress') ||
    recent(patient, treatments, values.cancerTreatmentWithin) ||
    patient.carefully('antineoplastic').some(({ inUse }) => inUse) ||
    recent(patient, patient.conditions('malignancy'), values.malignancyWithin)
  )
}

function wishes(patient: Patient, months: number): boolean {
  const answered = patient
    .findings('pregnancy-intention')
    .filter(({ answers }) => answers.some(({ list }) => list === 'pregnancy-intention-yes'))
  return patient.sex !== 'male' && recent(patient, [...patient.conditions('pregnancy-wish'), ...answered], months)
}

const complications: readonly string[] = ['neuropathy', 'diabetic-foot', 'nephropathy']

/** Every microvascular complication, coded or measured; none when there is none. */
function damageOf(
  patient: Patient,
  retinopathy: boolean,
  { albuminuriaFrom }: { albuminuriaFrom: number },
): readonly Ground[] {
  const acr = patient.series('acr').newest
  const coded = (what: string) => patient.conditions(what).map(({ day }): Ground => ({ what, reading: null, day }))
  const eyes = coded('retinopathy')
  const graded: Ground = { what: 'retinopathy', reading: null, day: null }
  return [
    ...(retinopathy && !exists(eyes) ? [graded] : eyes.slice(0, 1)),
    ...complications.flatMap((list) => coded(list).slice(0, 1)),
    ...(acr && atLeast(acr, albuminuriaFrom) === true ? [measured('acr', acr)] : []),
  ]
}

function measured(what: string, reading: Reading | null): Ground {
  return { what, reading, day: reading?.day ?? null }
}
