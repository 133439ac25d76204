import {
  atLeast,
  below,
  daysAfter,
  defineConcept,
  exists,
  monthsAfter,
  type Patient,
  type Reading,
} from '../../../src/engine/rule.ts'
import diabetesType from '../diabetes-type/concept.ts'
import glucoseLowering from '../glucose-lowering/concept.ts'
import hba1c from '../hba1c/concept.ts'
import programmeCourse from '../programme-course/concept.ts'

/** Which values qualify for remission, and from which day they count. */
export interface RemissionTest {
  /** Venous fasting glucose, recent enough to decide. */
  readonly glucose: Reading | null
  /** The newest of any age. */
  readonly newestGlucose: Reading | null
  /** Null when the stop, or the diagnosis of someone never treated, is unknown. */
  readonly countsFrom: string | null
  readonly bariatricSurgery: boolean
  readonly isHba1cLow: (reading: Reading) => boolean
  readonly isHba1cRaised: (reading: Reading) => boolean
  readonly isGlucoseLow: (reading: Reading) => boolean
  readonly isGlucoseRaised: (reading: Reading) => boolean
  readonly counts: (reading: Reading) => boolean
  /** Whether an earlier pair qualifies too, with nothing raised in between. */
  readonly isConfirmed: (hba1c: Reading, glucose: Reading) => boolean
}

export default defineConcept({
  parameters: {
    hba1cBelow: 'mmol/mol',
    fastingGlucoseBelow: 'mmol/L',
    freeFor: 'mo',
    programmeFor: 'mo',
    surgeryFor: 'mo',
    confirmedAfter: 'mo',
    pairWithin: 'd',
  },
  reads: { diabetesType, glucoseLowering, hba1c, programmeCourse },
  find(patient, values, { diabetesType, glucoseLowering: drugs, hba1c, programmeCourse }): RemissionTest {
    const glucoses = patient.series('glucose', { fasting: true, venous: true })
    const isHba1cLow = (reading: Reading) => below(reading, values.hba1cBelow) === true
    const isHba1cRaised = (reading: Reading) => atLeast(reading, values.hba1cBelow) === true
    const isGlucoseLow = (reading: Reading) => below(reading, values.fastingGlucoseBelow) === true
    const isGlucoseRaised = (reading: Reading) => atLeast(reading, values.fastingGlucoseBelow) === true

    const free = drugs.neverTreated ? (diabetesType.diagnosis?.day ?? null) : drugs.lastStop
    const freeFrom = free && monthsAfter(free, values.freeFor)
    const surgeries = bariatricSurgeries(patient)
    const countsFrom =
      freeFrom && latest([freeFrom, ...surgeryDays(surgeries, values.surgeryFor), ...programmeDays(freeFrom)])
    const counts = (day: string) => countsFrom !== null && day >= countsFrom

    /** Days of two values that qualify; looked at only where an earlier pair decides. */
    function pairs(): readonly (readonly [earlier: string, later: string])[] {
      return hba1c
        .daily()
        .filter(isHba1cLow)
        .flatMap((reading) =>
          glucoses.daily
            .filter((glucose) => isNear(reading, glucose, values.pairWithin) && isGlucoseLow(glucose))
            .map((glucose) => [reading.day, glucose.day].sort() as [earlier: string, later: string]),
        )
    }

    function programmeDays(freeFrom: string): readonly string[] {
      const [start] = programmeCourse.starts
      if (!start || pairs().some(([earlier, later]) => earlier >= freeFrom && later < start)) return []
      return [monthsAfter(start, values.programmeFor)]
    }

    function isConfirmed(newestHba1c: Reading, newestGlucose: Reading): boolean {
      const [first = ''] = [newestHba1c.day, newestGlucose.day].sort()
      const raised = [...hba1c.daily().filter(isHba1cRaised), ...glucoses.daily.filter(isGlucoseRaised)]
      return pairs().some(
        ([earlier, later]) =>
          counts(earlier) &&
          monthsAfter(later, values.confirmedAfter) <= first &&
          !raised.some(({ day }) => day > earlier),
      )
    }

    return {
      glucose: glucoses.fresh,
      newestGlucose: glucoses.newest,
      countsFrom,
      bariatricSurgery:
        exists(surgeries) || exists(patient.conditions('bariatric-status').filter(({ doubtful }) => !doubtful)),
      isHba1cLow,
      isHba1cRaised,
      isGlucoseLow,
      isGlucoseRaised,
      counts: ({ day }) => counts(day),
      isConfirmed,
    }
  },
})

function isNear(one: Reading, other: Reading, days: number): boolean {
  return daysAfter(one.day, days) >= other.day && daysAfter(other.day, days) >= one.day
}

function bariatricSurgeries(patient: Patient) {
  return patient.procedures('bariatric-surgery').filter(({ status, doubtful }) => status === 'completed' && !doubtful)
}

function surgeryDays(surgeries: readonly { readonly day: string | null }[], months: number): readonly string[] {
  return surgeries.flatMap(({ day }) => (day === null ? [] : [monthsAfter(day, months)]))
}

function latest(days: readonly string[]): string | null {
  return [...days].sort().at(-1) ?? null
}
