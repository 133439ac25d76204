import type { Steps } from '../../budget/work.ts'
import { type Day, monthsAfter } from '../../calendar.ts'
import type { Patient } from '../../patient/patient.ts'
import { Known } from '../known.ts'
import type { MarksThen } from '../sheet.ts'
import { drawable } from './facts.ts'
import { countKnown, marksOf } from './marks.ts'

/** The person as known on an earlier day. */
export type PatientOn = (day: Day) => Patient

/** Most days that are looked at. */
const mostDays = 12

/**
 * The marks with which those of today are compared: at the start of the running or last programme, else on the oldest day of the last time
 * on which enough of them are known. Null where there is no such day.
 */
export function* marksThen(known: Known, patientOn: PatientOn): Steps<MarksThen> {
  const { leastThen } = known.texts.course.marks
  for (const date of daysOf(known)) {
    yield
    const judged = { explanation: known.explanation, outside: known.outside, isEmpty: false, patient: patientOn(date) }
    const marks = marksOf(new Known(judged, known.knowledge, known.texts, false))
    if (countKnown(marks) >= known.number(leastThen)) return { date, marks }
  }
  return null
}

function daysOf(known: Known): readonly Day[] {
  const { within, apart, leastThen, list } = known.texts.course.marks
  const { programmes = [] } = known.explanation.course ?? {}
  const measured = Object.values(list).map(({ facts }) =>
    facts.flatMap((fact) => drawable(known.explanation, fact).map(({ date }) => date)).sort(),
  )
  const days = [...new Set(measured.flat())].sort()
  const newest = days.at(-1)
  if (newest === undefined) return []
  const isEarlier = (day: Day) => monthsAfter(day, known.number(apart)) <= newest
  const start = programmes
    .filter(({ phase }) => phase === 'running' || phase === 'over')
    .flatMap((each) => (each.start !== null && isEarlier(each.start) ? [each.start] : []))
    .sort()
    .at(-1)
  if (start !== undefined) return [start]
  const isRecent = (day: Day) => monthsAfter(day, known.number(within)) >= known.asOf
  // A day before which too little was measured need not be judged.
  const isEnough = (day: Day) =>
    measured.filter(([first]) => first !== undefined && first <= day).length >= known.number(leastThen)
  return days.filter((day) => isRecent(day) && isEarlier(day) && isEnough(day)).slice(0, mostDays)
}
