import { defineConcept, monthsAfter, type Reading } from '../../../engine.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import remissionTest from '../remission-test/concept.ts'

/** Values that no longer fit remission. */
export interface RaisedValues {
  /** Newest first. */
  readonly all: readonly Reading[]
  /** They end remission: enough of them that nothing excuses. */
  readonly end: boolean
  /** Kinds of them that a course of corticosteroids explains, each by its newest value. */
  readonly excused: readonly { readonly name: string; readonly drug: string; readonly countsFrom: string | null }[]
  /** Anaemia or its treatment may have raised an HbA1c of them. */
  readonly doubtful: boolean
}

/** Looks only when it is asked, so that no value is told as used that nobody needed. @see ./about.md */
export default defineConcept({
  parameters: { raisedWithin: 'mo', daysFrom: '1' },
  reads: { corticosteroidCourse, hba1c, remissionTest },
  find(patient, { raisedWithin, daysFrom }, { corticosteroidCourse, hba1c, remissionTest: test }): () => RaisedValues {
    return () => {
      const glucoses = patient.series('glucose', 'fasting', 'venous')
      const all = [
        ...standing(hba1c.daily(), test.isHba1cRaised, test.isHba1cLow),
        ...standing(glucoses.daily, test.isGlucoseRaised, test.isGlucoseLow),
      ].sort((one, other) => other.day.localeCompare(one.day))
      const decisive = all.filter((reading) => !isDoubtful(reading) && corticosteroidCourse.excusing(reading) === null)
      const days = new Set(decisive.map(({ day }) => day))
      const newest = all.filter(({ fact }, at) => all.findIndex((each) => each.fact === fact) === at)
      const excused = newest.flatMap((reading) => {
        const excuse = corticosteroidCourse.excusing(reading)
        return excuse ? [{ name: reading.fact, ...excuse }] : []
      })
      return { all, end: days.size >= daysFrom || hasBothOnOneDay(decisive), excused, doubtful: all.some(isDoubtful) }
    }

    function isDoubtful(reading: Reading): boolean {
      return reading.fact === 'hba1c' && hba1c.isDoubtful(reading)
    }

    /** Raised values of late that no later normal value of the same kind takes back. */
    function standing(
      daily: readonly Reading[],
      isRaised: (reading: Reading) => boolean,
      isNormal: (reading: Reading) => boolean,
    ): readonly Reading[] {
      const normal = daily.find(isNormal)
      const recent = daily.filter(({ day }) => monthsAfter(day, raisedWithin) >= patient.asOf)
      return recent.filter((reading) => (!normal || reading.day > normal.day) && isRaised(reading))
    }
  },
})

/** Two kinds of a value, raised on one day. */
function hasBothOnOneDay(raised: readonly Reading[]): boolean {
  return raised.some(({ day, fact }) => raised.some((other) => other.day === day && other.fact !== fact))
}
