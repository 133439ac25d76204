import {
  above,
  atLeast,
  changeIn,
  type Drug,
  daysAfter,
  defineConcept,
  exists,
  monthsAfter,
  type Reading,
  Remembered,
} from '../../engine.ts'
import hba1c from '../hba1c/concept.ts'

/** An end of a drug without another in its place, with what was measured since. */
export interface End {
  readonly day: string
  readonly name: string
  /** HbA1c before and after. */
  readonly before: Reading | null
  readonly after: Reading | null
  readonly highGlucoses: readonly Reading[]
}

/** What happened after a glucose-lowering drug ended and no other was started in its place. */
export interface DrugEnd {
  /** Some treatment ended lately, replaced or not. */
  readonly endedLately: boolean
  /** Of each that ended lately and was not replaced. */
  readonly ends: readonly End[]
  readonly lossOfControl: readonly End[]
  readonly checkOverdue: readonly End[]
}

export default defineConcept({
  parameters: {
    watchedFor: 'mo',
    restartWithin: 'd',
    lostFrom: 'mmol/mol',
    riseFrom: 'mmol/mol',
    highFastingAbove: 'mmol/L',
    daysFrom: '1',
    checkWithin: 'mo',
  },
  reads: { hba1c },
  result: ['endedLately', 'lossOfControl', 'checkOverdue'],
  find(patient, values, { hba1c }): DrugEnd {
    const drugs = patient.carefully('glucose-lowering')
    const lately = drugs.filter(
      (drug): drug is Ended => drug.end !== null && monthsAfter(drug.end, values.watchedFor) >= patient.asOf,
    )
    // By day: many drugs may end on one.
    const started = new Remembered<string, readonly Drug[]>()
    const around = new Remembered<string, Pick<End, 'before' | 'after' | 'highGlucoses'>>()
    const ends = lately.filter((drug) => !isReplaced(drug)).map(endOf)
    const isOverdue = ({ day, after }: End) => monthsAfter(day, values.checkWithin) < patient.asOf && !after
    return {
      endedLately: exists(lately),
      ends,
      lossOfControl: ends.filter(isLost),
      checkOverdue: hba1c.unreliable ? [] : ends.filter(isOverdue),
    }

    /** Another treatment, of the same class too, that started around the end makes it a switch. */
    function isReplaced(drug: Ended): boolean {
      return started.of(drug.end, () => startedNear(drug.end)).some((other) => other !== drug)
    }

    function startedNear(end: string): readonly Drug[] {
      const [from, to] = [daysAfter(end, -values.restartWithin), daysAfter(end, values.restartWithin)]
      return drugs.filter(({ start }) => start !== null && start >= from && start <= to)
    }

    function endOf({ end: day, name }: Ended): End {
      return { day, name, ...around.of(day, () => measured(day)) }
    }

    function measured(day: string): Pick<End, 'before' | 'after' | 'highGlucoses'> {
      const after = hba1c.newest && hba1c.newest.day > day ? hba1c.newest : null
      const before = hba1c.daily().find((value) => value.day <= day) ?? null
      const since = patient
        .series('glucose', 'fasting')
        .since(day)
        .filter((glucose) => glucose.day > day)
      const highGlucoses = since.filter((glucose) => above(glucose, values.highFastingAbove) === true)
      return { before, after, highGlucoses }
    }

    function isLost({ before, after, highGlucoses }: End): boolean {
      const rise = after && before ? changeIn(before, after) : null
      return (
        (after !== null && atLeast(after, values.lostFrom) === true) ||
        (rise !== null && rise >= values.riseFrom) ||
        highGlucoses.length >= values.daysFrom
      )
    }
  },
})

interface Ended extends Drug {
  readonly end: string
}
