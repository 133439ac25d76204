import { above, atLeast, below, defineConcept, exists, monthsAfter, type Patient } from '../../engine.ts'
import albuminuria from '../albuminuria/concept.ts'
import bodyMass from '../body-mass/concept.ts'
import cardiorenalRisk from '../cardiorenal-risk/concept.ts'
import corticosteroidCourse from '../corticosteroid-course/concept.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'
import hba1c from '../hba1c/concept.ts'
import raisedByProfile from '../raised-by-profile/concept.ts'
import retinopathy from '../retinopathy/concept.ts'
import { insulins } from '../risky-drugs/classes.ts'

/** Everything that can ask for care. */
export const cautionCodes = [
  'very-high-cv-risk',
  'insulin',
  'hypoglycaemic-drug',
  'sglt2',
  'heart-failure',
  'kidney',
  'albuminuria-once',
  'recent-mi-or-stroke',
  'corticosteroids-or-antipsychotics',
  'gallstones',
  'older',
  'fundus-first',
  'severe-psychiatric',
  'rule-out-lada-mody',
  'hba1c-doubtful',
] as const

/** What asks for care when remission is pursued: all that hold, in a fixed order. */
export default defineConcept({
  parameters: {
    kidneyBelow: 'mL/min/{1.73_m2}',
    recentEventWithin: 'mo',
    olderFrom: 'a',
    fundusFirstAbove: 'mmol/mol',
    longStandingFrom: 'mo',
    leanBelow: 'kg/m2',
    offerFrom: 'kg/m2',
  },
  reads: {
    albuminuria,
    bodyMass,
    cardiorenalRisk,
    corticosteroidCourse,
    glucoseLowering,
    hba1c,
    raisedByProfile,
    retinopathy,
  },
  find(patient, values, found): readonly (typeof cautionCodes)[number][] {
    const { bmi, raisedWaist } = found.bodyMass
    const { uses } = found.glucoseLowering
    const egfr = patient.series('egfr').newest
    const lean = bmi !== null && below(bmi, values.leanBelow) === true && atLeast(bmi, values.offerFrom) === true
    const claims: readonly (readonly [(typeof cautionCodes)[number], boolean])[] = [
      ['very-high-cv-risk', found.cardiorenalRisk.veryHighCvRisk],
      ['insulin', uses(...insulins)],
      ['hypoglycaemic-drug', uses('sulfonylurea', 'glinide')],
      ['sglt2', uses('sglt2')],
      ['heart-failure', found.cardiorenalRisk.heartFailure],
      ['kidney', egfr !== null && below(egfr, values.kidneyBelow) === true],
      ['albuminuria-once', found.albuminuria.once !== null && !exists(patient.conditions('nephropathy'))],
      ['recent-mi-or-stroke', hasRecentEvent(patient, values.recentEventWithin)],
      [
        'corticosteroids-or-antipsychotics',
        exists(found.corticosteroidCourse.notable) || patient.drugs('antipsychotic').some(({ inUse }) => inUse),
      ],
      ['gallstones', exists(patient.conditions('gallstones')) && !isGallBladderRemoved(patient)],
      ['older', patient.age !== null && patient.age >= values.olderFrom],
      ['fundus-first', found.retinopathy || isLongRaised(found.hba1c, values)],
      ['severe-psychiatric', exists(patient.conditions('severe-psychiatric'))],
      ['rule-out-lada-mody', lean && raisedWaist !== true && !found.raisedByProfile],
      ['hba1c-doubtful', found.hba1c.fresh !== null && found.hba1c.isDoubtful(found.hba1c.fresh)],
    ]
    return claims.filter(([, holds]) => holds).map(([code]) => code)
  },
})

/** What may mean that it was not done does not end a caution. */
function isGallBladderRemoved(patient: Patient): boolean {
  return (
    patient.procedures('cholecystectomy').some(({ status, doubtful }) => status === 'completed' && !doubtful) ||
    patient.conditions('cholecystectomy-status').some(({ doubtful }) => !doubtful)
  )
}

/** An undated event is not recent. */
function hasRecentEvent(patient: Patient, months: number): boolean {
  return (['myocardial-infarction', 'ischaemic-stroke'] as const).some((list) =>
    patient.conditions(list).some(({ day }) => day !== null && monthsAfter(day, months) >= patient.asOf),
  )
}

function isLongRaised(
  { fresh, daily }: ReturnType<typeof hba1c.find>,
  { fundusFirstAbove, longStandingFrom }: { fundusFirstAbove: number; longStandingFrom: number },
): boolean {
  if (!fresh || above(fresh, fundusFirstAbove) !== true) return false
  return daily().some(
    (earlier) => monthsAfter(earlier.day, longStandingFrom) <= fresh.day && above(earlier, fundusFirstAbove) === true,
  )
}
