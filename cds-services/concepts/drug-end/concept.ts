import {
  above,
  atLeast,
  changeIn,
  type Drug,
  daysAfter,
  defineConcept,
  exists,
  monthsAfter,
  type Patient,
} from '../../../src/engine/rule.ts'
import hba1c from '../hba1c/concept.ts'

/** What happened after a glucose-lowering drug ended and no other was started in its place. */
export interface DrugEnd {
  /** Some treatment ended lately, replaced or not. */
  readonly endedLately: boolean
  readonly lossOfControl: boolean
  readonly checkOverdue: boolean
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
  find(patient, values, { hba1c }): DrugEnd {
    const drugs = patient.carefullyLowering
    const lately = drugs.filter(
      ({ end }) => end !== null && end < patient.asOf && monthsAfter(end, values.watchedFor) >= patient.asOf,
    )
    const ends = lately.filter((drug) => !isReplaced(drug, drugs, values.restartWithin)).flatMap(({ end }) => end ?? [])
    return {
      endedLately: exists(lately),
      lossOfControl: ends.some(isLost),
      checkOverdue: ends.some(
        (end) => !hba1c.unreliable && monthsAfter(end, values.checkWithin) < patient.asOf && !newestAfter(end),
      ),
    }

    function newestAfter(end: string) {
      return hba1c.newest && hba1c.newest.day > end ? hba1c.newest : null
    }

    function isLost(end: string): boolean {
      const after = newestAfter(end)
      const before = hba1c.daily.find(({ day }) => day <= end)
      const rise = after && before ? changeIn(before, after) : null
      return (
        (after !== null && atLeast(after, values.lostFrom) === true) ||
        (rise !== null && rise >= values.riseFrom) ||
        highDays(patient, end, values.highFastingAbove) >= values.daysFrom
      )
    }
  },
})

/** Another treatment, of the same class too, that started around the end makes it a switch. */
function isReplaced(drug: Drug, drugs: readonly Drug[], days: number): boolean {
  const { end } = drug
  return (
    end !== null &&
    drugs.some(
      ({ start, ...other }) =>
        other.sources !== drug.sources &&
        start !== null &&
        start >= daysAfter(end, -days) &&
        start <= daysAfter(end, days),
    )
  )
}

function highDays(patient: Patient, end: string, limit: number): number {
  const high = patient.series('glucose', { fasting: true }).daily.filter(({ day }) => day > end)
  return high.filter((glucose) => above(glucose, limit) === true).length
}
