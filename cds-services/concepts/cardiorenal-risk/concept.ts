import { above, atLeast, below, type Claim, defineConcept, exists, type Patient } from '../../../src/engine/rule.ts'

/** Heart failure, chronic kidney disease and very high cardiovascular risk: reasons to continue a drug whatever the glucose. */
export interface CardiorenalRisk {
  readonly heartFailure: boolean
  readonly ckd: boolean
  readonly veryHighCvRisk: boolean
  /** Those that hold, in a fixed order. */
  readonly codes: readonly ('heart-failure' | 'ckd' | 'very-high-cv-risk')[]
}

const events = [
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
    kidneyDiseaseAcrFrom: 'mg/mmol',
  },
  reads: {},
  find(patient, values): CardiorenalRisk {
    const egfr = patient.series('egfr').newest
    const acr = patient.series('acr').newest
    const heartFailure = exists(patient.conditions('heart-failure'))
    const reduced = egfr ? below(egfr, values.normalEgfrFrom) : false
    const ckd =
      exists(patient.conditions('ckd')) ||
      reduced === true ||
      (acr !== null && atLeast(acr, values.kidneyDiseaseAcrFrom) === true)
    const severe = egfr !== null && below(egfr, values.reducedEgfrFrom) === true
    const exceeds = (limit: number): Claim => (acr ? above(acr, limit) : false)
    const byKidney =
      severe ||
      (reduced === true && exceeds(values.albuminuriaAbove) === true) ||
      (egfr !== null && exceeds(values.severeAlbuminuriaAbove) === true)
    const veryHighCvRisk = heartFailure || byKidney || hasVascularDisease(patient)
    const codes = [
      heartFailure && ('heart-failure' as const),
      ckd && ('ckd' as const),
      veryHighCvRisk && ('very-high-cv-risk' as const),
    ]
    return { heartFailure, ckd, veryHighCvRisk, codes: codes.filter((code) => code !== false) }
  },
})

function hasVascularDisease(patient: Patient): boolean {
  return events.some((list) => exists(patient.conditions(list))) || exists(patient.procedures('revascularisation'))
}
