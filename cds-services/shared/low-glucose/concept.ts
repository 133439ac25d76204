import { below, type CodedFact, defineConcept, exists, lowestOf, monthsAfter, type Reading } from '../../engine.ts'

/** Glucose that was too low lately, in any sample, and coded hypoglycaemia. */
export interface LowGlucose {
  readonly hypoglycaemia: boolean
  readonly severe: boolean
  readonly fastingLow: boolean
  /** The lowest of the values that are too low, and of the fasting ones. */
  readonly lowest: Reading | null
  readonly lowestFasting: Reading | null
  /** The newest day on which one was coded. */
  readonly codedOn: string | null
}

export default defineConcept({
  parameters: { hypoglycaemiaBelow: 'mmol/L', severeBelow: 'mmol/L', lowFastingBelow: 'mmol/L', within: 'mo' },
  reads: {},
  result: ['hypoglycaemia', 'severe', 'fastingLow', 'lowest', 'lowestFasting', 'codedOn'],
  find(patient, { hypoglycaemiaBelow, severeBelow, lowFastingBelow, within }): LowGlucose {
    const recent = ({ day }: CodedFact) => (day !== null && monthsAfter(day, within) >= patient.asOf ? [day] : [])
    const glucoses = patient.series('glucose').allWithin(within)
    const low = glucoses.filter((glucose) => below(glucose, hypoglycaemiaBelow) === true)
    const coded = [...patient.conditions('hypoglycaemia'), ...patient.procedures('hypoglycaemia-treatment')]
    const codedOn = coded.flatMap(recent).sort().at(-1) ?? null
    const lowFasting = patient
      .series('glucose', 'fasting')
      .allWithin(within)
      .filter((glucose) => below(glucose, lowFastingBelow) === true)
    return {
      hypoglycaemia: exists(low) || codedOn !== null,
      severe: low.some((glucose) => below(glucose, severeBelow) === true),
      fastingLow: exists(lowFasting),
      lowest: lowestOf(low),
      lowestFasting: lowestOf(lowFasting),
      codedOn,
    }
  },
})
