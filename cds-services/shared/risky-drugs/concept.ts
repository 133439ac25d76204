import { type Drug, daysAfter, defineConcept, monthsAfter } from '../../engine.ts'
import { hypoglycaemic, kindsOf, loweringFasting } from './classes.ts'

/** Drugs in use that can do harm when glucose falls or a diet starts; by classes of any confidence. */
export interface RiskyDrugs {
  /** Sulfonylurea, glinide or insulin. */
  readonly hypoglycaemic: readonly Drug[]
  /** In a word each: codes. */
  readonly kinds: readonly string[]
  /** Insulin or sulfonylurea. */
  readonly low: readonly Drug[]
  /** SGLT2 inhibitors in use, or stopped a few days ago. */
  readonly sglt2: readonly Drug[]
}

export default defineConcept({
  parameters: { washOut: 'd', signWithin: 'mo' },
  reads: {},
  find(patient, { washOut, signWithin }): RiskyDrugs {
    const justStopped = ({ end, sign }: Drug) =>
      end === null
        ? sign !== null && monthsAfter(sign, signWithin) > patient.asOf
        : daysAfter(end, washOut) >= patient.asOf
    const inUse = ({ inUse }: Drug) => inUse
    const risky = patient.carefully(...hypoglycaemic).filter(inUse)
    return {
      hypoglycaemic: risky,
      kinds: kindsOf(risky.flatMap(({ careful }) => careful)),
      low: patient.carefully(...loweringFasting).filter(inUse),
      sglt2: patient.carefully('sglt2').filter((drug) => drug.inUse || justStopped(drug)),
    }
  },
})
