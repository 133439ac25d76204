import {
  changeIn,
  compareDoses,
  type Drug,
  defineConcept,
  monthsAfter,
  type Names,
  type Patient,
  percentFall,
  type Reading,
} from '../../../engine.ts'
import baseline from '../../../shared/baseline/concept.ts'
import frailty from '../../../shared/frailty/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'

/** Better metabolic health since a programme, with no more drugs; a working definition of the position, never coded. */
export default defineConcept({
  parameters: {
    startedFor: 'mo',
    hba1cStep: 'mmol/mol',
    weightStep: '%',
    systolicStep: 'mm[Hg]',
    triglycerideStep: 'mmol/L',
    hdlStep: 'mmol/L',
    lapseFrom: 'mo',
    lapseWeightWithin: '%',
    lapseHba1cWithin: 'mmol/mol',
  },
  reads: { baseline, frailty, hba1c, programmeCourse },
  find(patient, values, { baseline, frailty, hba1c, programmeCourse }): 'yes' | 'no' | 'unknown' {
    const start = programmeCourse.starts.find((day) => monthsAfter(day, values.startedFor) <= patient.asOf)
    const drugs = patient.drugs('glucose-lowering')
    const harmed = drugs.some(({ stopReasons }) => stopReasons.includes('adverse-effect'))
    if (!start || frailty || harmed) return 'no'

    const counts = (newest: Reading) => newest.day >= monthsAfter(start, values.startedFor)
    const since = (newestFirst: Iterable<Reading>, newest: Reading | null, differ: Differ) => {
      const from = baseline(newestFirst, start)
      return from && newest && counts(newest) ? differ(from, newest) : null
    }
    const sinceOf = (measure: Names['measures'], differ: Differ) => {
      const series = patient.series(measure)
      return since(series, series.fresh, differ)
    }
    const rise = since(hba1c.daily(), hba1c.fresh, changeIn)
    const changes: readonly Change[] = [
      { better: rise === null ? null : -rise, step: values.hba1cStep },
      { better: sinceOf('weight', percentFall), step: values.weightStep },
      { better: sinceOf('waist', percentFall), step: values.weightStep },
      { better: sinceOf('systolic', fallIn), step: values.systolicStep },
      { better: sinceOf('triglycerides', fallIn), step: values.triglycerideStep },
      { better: sinceOf('hdl', changeIn), step: values.hdlStep },
    ]
    if (changes.every(({ better }) => better === null)) return 'unknown'
    if (rise !== null && rise > values.hba1cStep) return 'no'

    const lost = sinceOf('weight', percentFall)
    const regained = lost !== null && lost <= values.lapseWeightWithin
    const back = rise !== null && Math.abs(rise) <= values.lapseHba1cWithin
    if (monthsAfter(start, values.lapseFrom) <= patient.asOf && regained && back) return 'no'

    const burden = compareDrugs(patient, drugs, start)
    const improved = changes.some(({ better, step }) => better !== null && better >= step)
    const worsened = changes.some(({ better, step }) => better !== null && -better >= step)
    const stable = rise !== null && -rise <= values.hba1cStep
    return (improved && !worsened && burden !== 'more') || (stable && burden === 'less') ? 'yes' : 'no'
  },
})

type Differ = (earlier: Reading, later: Reading) => number | null

interface Change {
  /** How much better, in the unit of the step; null when it cannot be compared. */
  readonly better: number | null
  readonly step: number
}

function fallIn(earlier: Reading, later: Reading): number | null {
  return changeIn(later, earlier)
}

type Burden = 'less' | 'same' | 'more'

/** Drugs in use at the start against now: a class that was not there is more, else fewer is less, else the doses tell. */
function compareDrugs(patient: Patient, drugs: readonly Drug[], start: string): Burden {
  const then = drugs.filter(({ usedOn }) => usedOn(start) !== null)
  const now = drugs.filter(({ inUse }) => inUse)
  const [classesThen, classesNow] = [classesOf(patient, then), classesOf(patient, now)]
  if ([...classesNow].some((name) => !classesThen.has(name))) return 'more'
  return classesNow.size < classesThen.size ? 'less' : compareUse(then, now, start, patient.asOf)
}

/** Less is a lower dose of one drug and a higher one of none; without both doses of every drug it is the same. */
function compareUse(then: readonly Drug[], now: readonly Drug[], start: string, asOf: string): Burden {
  const doseOn = ({ usedOn }: Drug, day: string) => usedOn(day)?.dose ?? null
  const changes = [...new Set([...then, ...now])].map((drug) => compareDoses(doseOn(drug, start), doseOn(drug, asOf)))
  if (changes.includes(null)) return 'same'
  if (changes.includes('more')) return 'more'
  return changes.includes('less') ? 'less' : 'same'
}

function classesOf(patient: Patient, drugs: readonly Drug[]): ReadonlySet<Names['classes']> {
  const lowering = patient.group('glucose-lowering')
  return new Set(drugs.flatMap(({ classes }) => classes.filter((name) => lowering.has(name))))
}
