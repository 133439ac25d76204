import {
  atLeast,
  below,
  daysAfter,
  defineConcept,
  exists,
  monthsAfter,
  type Patient,
  type Reading,
} from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'

/** Which values qualify for remission, and from which day they count. */
export interface RemissionTest {
  /** Venous fasting glucose, recent enough to decide. */
  readonly glucose: Reading | null
  /** The newest of any age. */
  readonly newestGlucose: Reading | null
  /** A newer fasting glucose that qualifies and is not known to be venous, such as a finger-prick: it does not count. */
  readonly notVenous: () => Reading | null
  /** Null when the stop, or the diagnosis of someone never treated, is unknown. */
  readonly countsFrom: string | null
  /** From when it counts by the drugs alone; null when the stop, or the diagnosis of someone never treated, is unknown. */
  readonly freeFrom: string | null
  /** What it counts from, and when that was; of several the latest. */
  readonly countsSince: Since | null
  readonly bariatricSurgery: boolean
  /** Such surgery stands in words alone. */
  readonly surgeryInWords: boolean
  readonly isHba1cLow: (reading: Reading) => boolean
  readonly isHba1cRaised: (reading: Reading) => boolean
  readonly isGlucoseLow: (reading: Reading) => boolean
  readonly isGlucoseRaised: (reading: Reading) => boolean
  readonly counts: (reading: Reading) => boolean
  /** An earlier pair that qualifies too, with nothing raised in between: the newest. */
  readonly confirming: (hba1c: Reading, glucose: Reading) => Pair | null
}

export interface Since {
  readonly since: 'stop' | 'diagnosis' | 'surgery' | 'programme'
  readonly day: string
  /** The day from which a test counts because of it. */
  readonly from: string
}

export interface Pair {
  readonly hba1c: Reading
  readonly glucose: Reading
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
    const glucoses = patient.series('glucose', 'fasting', 'venous')
    const isHba1cLow = (reading: Reading) => below(reading, values.hba1cBelow) === true
    const isHba1cRaised = (reading: Reading) => atLeast(reading, values.hba1cBelow) === true
    const isGlucoseLow = (reading: Reading) => below(reading, values.fastingGlucoseBelow) === true
    const isGlucoseRaised = (reading: Reading) => atLeast(reading, values.fastingGlucoseBelow) === true

    const notVenous = () => {
      const fasting = patient.series('glucose', 'fasting').fresh
      const isNewer = fasting !== null && fasting.day > (glucoses.newest?.day ?? '')
      return fasting && isNewer && isGlucoseLow(fasting) ? fasting : null
    }

    const free = drugs.neverTreated ? (diabetesType.diagnosis?.day ?? null) : drugs.lastStop
    const since = (why: Since['since'], day: string, months: number): Since => ({
      since: why,
      day,
      from: monthsAfter(day, months),
    })
    const freeSince = free === null ? null : since(drugs.neverTreated ? 'diagnosis' : 'stop', free, values.freeFor)
    const surgeries = bariatricSurgeries(patient)
    const inWords = patient.says('bariatric-surgery').filter(({ counts }) => counts)
    const isCoded =
      exists(surgeries) || exists(patient.conditions('bariatric-status').filter(({ doubtful }) => !doubtful))
    const operated = [...surgeries, ...inWords].flatMap(({ day }) =>
      day === null ? [] : [since('surgery', day, values.surgeryFor)],
    )
    const countsSince = freeSince ? latest([freeSince, ...operated, ...programmes(freeSince.from)]) : null
    const countsFrom = countsSince?.from ?? null
    const counts = (day: string) => countsFrom !== null && day >= countsFrom

    /** Two values that qualify, newest HbA1c first; looked at only where an earlier pair decides. */
    function pairs(): readonly Pair[] {
      const near = nearby(hba1c.daily().filter(isHba1cLow), glucoses.daily, values.pairWithin)
      return near.filter(({ glucose }) => isGlucoseLow(glucose))
    }

    function programmes(freeFrom: string): readonly Since[] {
      const [start] = programmeCourse.starts
      const isBefore = ([earlier, later]: Days) => earlier >= freeFrom && later < (start ?? '')
      if (!start || pairs().some((pair) => isBefore(daysOf(pair)))) return []
      return [since('programme', start, values.programmeFor)]
    }

    function confirming(newestHba1c: Reading, newestGlucose: Reading): Pair | null {
      const [first] = daysOf({ hba1c: newestHba1c, glucose: newestGlucose })
      const raised = [...hba1c.daily().filter(isHba1cRaised), ...glucoses.daily.filter(isGlucoseRaised)]
      const lastRaised =
        raised
          .map(({ day }) => day)
          .sort()
          .at(-1) ?? ''
      const confirms = (pair: Pair) => {
        const [earlier, later] = daysOf(pair)
        const settled = counts(earlier) && monthsAfter(later, values.confirmedAfter) <= first
        return settled && lastRaised <= earlier
      }
      return pairs().find(confirms) ?? null
    }

    return {
      glucose: glucoses.fresh,
      newestGlucose: glucoses.newest,
      notVenous,
      countsFrom,
      freeFrom: freeSince?.from ?? null,
      countsSince,
      bariatricSurgery: isCoded || exists(inWords),
      surgeryInWords: !isCoded && exists(inWords),
      isHba1cLow,
      isHba1cRaised,
      isGlucoseLow,
      isGlucoseRaised,
      counts: ({ day }) => counts(day),
      confirming,
    }
  },
})

/** Values with those of the other measure from so many days before to so many after; both come newest first, and are gone through once. */
function nearby(hba1cs: readonly Reading[], glucoses: readonly Reading[], days: number): readonly Pair[] {
  let first = 0
  return hba1cs.flatMap((hba1c) => {
    const [from, to] = [daysAfter(hba1c.day, -days), daysAfter(hba1c.day, days)]
    const pairs: Pair[] = []
    while ((glucoses[first]?.day ?? to) > to) first += 1
    for (let at = first; (glucoses[at]?.day ?? '') >= from; at += 1) {
      const glucose = glucoses[at]
      if (glucose) pairs.push({ hba1c, glucose })
    }
    return pairs
  })
}

function bariatricSurgeries(patient: Patient) {
  return patient.procedures('bariatric-surgery').filter(({ status, doubtful }) => status === 'completed' && !doubtful)
}

function latest(all: readonly Since[]): Since | null {
  return all.reduce<Since | null>((best, each) => (best && best.from >= each.from ? best : each), null)
}

type Days = readonly [earlier: string, later: string]

function daysOf({ hba1c, glucose }: Pair): Days {
  return hba1c.day <= glucose.day ? [hba1c.day, glucose.day] : [glucose.day, hba1c.day]
}
