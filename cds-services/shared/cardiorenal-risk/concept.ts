import {
  above,
  below,
  type Claim,
  defineConcept,
  exists,
  monthsAfter,
  type Names,
  type Patient,
  type Reading,
} from '../../engine.ts'
import albuminuria from '../albuminuria/concept.ts'

/** Heart failure, chronic kidney disease and very high cardiovascular risk: reasons to continue a drug whatever the glucose. */
export interface CardiorenalRisk {
  readonly heartFailure: boolean
  readonly ckd: boolean
  readonly veryHighCvRisk: boolean
  /** The values of the kidney that by themselves make the risk very high. */
  readonly byKidney: readonly Reading[]
  /** Those that hold, in a fixed order. */
  readonly codes: readonly ('heart-failure' | 'ckd' | 'very-high-cv-risk')[]
}

/** Diseases of the vessels. */
export const vascularEvents: readonly Names['conditions'][] = [
  'myocardial-infarction',
  'angina',
  'ischaemic-heart-disease',
  'ischaemic-stroke',
  'tia',
  'peripheral-artery-disease',
  'aortic-aneurysm',
  'revascularised',
]

export default defineConcept({
  parameters: {
    normalEgfrFrom: 'mL/min/{1.73_m2}',
    reducedEgfrFrom: 'mL/min/{1.73_m2}',
    severeAlbuminuriaAbove: 'mg/mmol',
    albuminuriaAbove: 'mg/mmol',
    confirmedAfter: 'mo',
  },
  reads: { albuminuria },
  find(patient, values, { albuminuria }): CardiorenalRisk {
    const egfr = patient.series('egfr').newest
    const acr = patient.series('acr').newest
    const heartFailure = exists(patient.conditions('heart-failure'))
    const reduced = egfr ? below(egfr, values.normalEgfrFrom) : false
    const severe = egfr !== null && below(egfr, values.reducedEgfrFrom) === true
    const exceeds = (limit: number): Claim => (acr ? above(acr, limit) : false)
    const ckd =
      exists(patient.conditions('ckd')) ||
      severe ||
      (egfr !== null && reduced === true && isConfirmed(egfr)) ||
      albuminuria.confirmed !== null ||
      exceeds(values.severeAlbuminuriaAbove) === true
    const byAcr =
      (reduced === true && exceeds(values.albuminuriaAbove) === true) ||
      (egfr !== null && exceeds(values.severeAlbuminuriaAbove) === true)
    const byKidney = [
      ...(egfr && (severe || (reduced === true && byAcr)) ? [egfr] : []),
      ...(acr && byAcr ? [acr] : []),
    ]
    const veryHighCvRisk = heartFailure || exists(byKidney) || hasVascularDisease(patient)
    const codes = [
      heartFailure && ('heart-failure' as const),
      ckd && ('ckd' as const),
      veryHighCvRisk && ('very-high-cv-risk' as const),
    ]
    return { heartFailure, ckd, veryHighCvRisk, byKidney, codes: codes.filter((code) => code !== false) }

    /** Another reduced value, so long before the newest. */
    function isConfirmed({ day }: Reading): boolean {
      const latest = monthsAfter(day, -values.confirmedAfter)
      return (
        patient
          .series('egfr')
          .find((earlier) => earlier.day <= latest && below(earlier, values.normalEgfrFrom) === true) !== null
      )
    }
  },
})

function hasVascularDisease(patient: Patient): boolean {
  return (
    vascularEvents.some((list) => exists(patient.conditions(list))) || exists(patient.procedures('revascularisation'))
  )
}
