import {
  atLeast,
  bySex,
  type Claim,
  defineConcept,
  type Patient,
  quotient,
  type Reading,
  yearsAfter,
} from '../../engine.ts'

/** BMI, waist, and whether weight is raised. */
export interface BodyMass {
  /** The newer of its own Observation and weight with height, recent enough to decide. */
  readonly bmi: Reading | null
  /** The newest adult height, of any age. */
  readonly height: Reading | null
  readonly waist: Reading | null
  readonly raisedWaist: Claim
  /** The BMI from which it is raised. */
  readonly raisedFrom: number
  /** From which it is raised, in cm. */
  readonly waistFrom: { readonly men: number; readonly women: number }
  /** BMI or waist is known to be raised. */
  readonly raised: boolean
  /** BMI from a weight and the newest height; null when it is unknown or cannot be true. */
  readonly ofWeight: (weight: Reading) => Reading | null
  /** BMI from a weight and any height; null when it cannot be true. */
  readonly from: (weight: Reading, height: Reading) => Reading | null
}

export default defineConcept({
  parameters: {
    raisedFrom: 'kg/m2',
    waistMenFrom: 'cm',
    waistWomenFrom: 'cm',
    grownFrom: 'a',
    centimetresPerMetre: 'cm/m',
  },
  reads: {},
  result: ['bmi', 'raisedWaist'],
  find(patient, values): BodyMass {
    const height = adultHeight(patient, values.grownFrom)
    const metre = values.centimetresPerMetre
    const from = (weight: Reading, { value, comparator }: Reading) => {
      if (weight.comparator || comparator) return null
      const bmi = quotient(weight, [weight.value, metre, metre], [value, value], patient.measure('bmi'))
      return isPlausible(patient, bmi) ? bmi : null
    }
    const ofWeight = (weight: Reading) => height && from(weight, height)
    const weight = patient.series('weight').fresh
    const computed = weight && ofWeight(weight)
    const own = patient.series('bmi').fresh
    const bmi = own && computed && computed.day > own.day ? computed : (own ?? computed)
    const waist = patient.series('waist').fresh
    const raisedWaist = isRaised(patient, waist, values)
    return {
      bmi,
      height,
      waist,
      raisedWaist,
      raisedFrom: values.raisedFrom,
      waistFrom: { men: values.waistMenFrom, women: values.waistWomenFrom },
      raised: raisedWaist === true || (bmi !== null && atLeast(bmi, values.raisedFrom) === true),
      ofWeight,
      from,
    }
  },
})

function isPlausible(patient: Patient, bmi: Reading): boolean {
  const { from, to } = patient.measure('bmi').plausible
  return bmi.amount >= from && bmi.amount <= to
}

function adultHeight(patient: Patient, grownFrom: number): Reading | null {
  const { birth } = patient
  if (!birth) return null
  return patient.series('height').find(({ day }) => day >= yearsAfter(birth.day, grownFrom))
}

function isRaised(
  { sex }: Patient,
  waist: Reading | null,
  { waistMenFrom, waistWomenFrom }: { waistMenFrom: number; waistWomenFrom: number },
): Claim {
  if (!waist) return 'unknown'
  return bySex(sex, atLeast(waist, waistMenFrom), atLeast(waist, waistWomenFrom))
}
