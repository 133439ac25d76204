import { below, defineConcept, monthsAfter, quotient, type Reading } from '../../../engine.ts'
import { insulins } from '../../../shared/risky-drugs/classes.ts'

/** Values that can tell early of insulin resistance; null where there is none. */
export interface EarlyValues {
  /** Of fasting insulin and venous fasting glucose of one day. */
  readonly homaIr: Reading | null
  /** Of one day too, both in mmol/L. */
  readonly triglyceridesOverHdl: Reading | null
  readonly fastingInsulin: Reading | null
}

/** What was measured lately, and what follows from values of one day. @see ./about.md */
export default defineConcept({
  parameters: { within: 'mo', homaDivisor: '1', glucoseFrom: 'mmol/L' },
  reads: {},
  find(patient, { within, homaDivisor, glucoseFrom }): EarlyValues {
    const first = monthsAfter(patient.asOf, -within)
    const exact = (readings: readonly Reading[]) => readings.filter(({ comparator }) => comparator === null)
    const ofDay = (readings: readonly Reading[], { day }: Reading) => readings.find((other) => other.day === day)
    const injects = insulins.some((name) => patient.carefully(name).some(({ inUse }) => inUse))
    const insulin = injects ? [] : exact(patient.series('insulin', 'fasting').since(first))
    const glucose = exact(patient.series('glucose', 'fasting', 'venous').since(first))
    const judged = glucose.filter((reading) => below(reading, glucoseFrom) === false)
    const triglycerides = exact(patient.series('triglycerides').since(first))
    const hdl = exact(patient.series('hdl').since(first))

    const [homaIr = null] = insulin.flatMap((reading) => {
      const beside = ofDay(judged, reading)
      const shape = patient.measure('homa-ir')
      return beside ? [quotient(reading, [reading.value, beside.value], [homaDivisor], shape)] : []
    })
    const [triglyceridesOverHdl = null] = triglycerides.flatMap((reading) => {
      const beside = ofDay(hdl, reading)
      const shape = patient.measure('triglycerides-over-hdl')
      return beside ? [quotient(reading, [reading.value], [beside.value], shape)] : []
    })
    return { homaIr, triglyceridesOverHdl, fastingInsulin: insulin[0] ?? null }
  },
})
