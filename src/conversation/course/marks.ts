import type { SheetMark } from '../../knowledge/sheet/sheet.ts'
import type { Known } from '../known.ts'
import type { Mark } from '../sheet.ts'
import { valueAt } from '../when.ts'

/** The marks of the profile on the day judged, whether or not anything is known of them. */
export function marksOf(known: Known): readonly Mark[] {
  return Object.entries(known.texts.course.marks.list).map(([name, told]) => markOf(name, told, known))
}

/** How many of them are known. */
export function countKnown(marks: readonly Mark[]): number {
  return marks.filter(({ state }) => state !== 'unknown').length
}

function markOf(mark: string, { name, concept, at, state, text }: SheetMark, known: Known): Mark {
  const { good, unknown } = known.texts.course.marks
  const isBad = valueAt(known.answer(concept), at)
  if (isBad === true) return { mark, name, state, stateText: text }
  if (isBad === false) return { mark, name, state: 'good', stateText: good }
  return { mark, name, state: 'unknown', stateText: unknown }
}
