import { type Day, monthsAfter } from '../../calendar.ts'
import { short } from '../../cards/notation.ts'
import type { SheetMeasure } from '../../knowledge/sheet/sheet.ts'
import type { Text } from '../../text.ts'
import type { Known } from '../known.ts'
import type { CourseMeasure } from '../sheet.ts'
import { holds, sayings } from '../when.ts'
import { drawable, isExpired } from './facts.ts'

type Points = CourseMeasure['points']

/** A measure over time in plain words; null where nothing of it can be drawn. */
export function measureOf(measure: string, told: SheetMeasure, known: Known): CourseMeasure | null {
  const points = pointsOf(told, known)
  const last = points.at(-1)
  if (!last) return null
  const before = earlier(points, last.date, known)
  const direction = before ? directionOf(before, last, told, known) : 'unknown'
  const numbers = { value: written(last.value), ...(last.second !== undefined && { second: written(last.second) }) }
  const change =
    before && direction !== 'unknown'
      ? [known.fill(told.directions[direction], { before: both(before), month: monthOf(before.date) })]
      : []
  const isOld = isExpired(known.explanation, told.fact, last.date) || isBefore(last.date, known)
  const sentences = isOld
    ? [known.fill(told.earlier, { ...numbers, month: monthOf(last.date) })]
    : [known.fill(told.now, numbers), ...sayings(told.levels, known), ...change]
  return {
    measure,
    name: told.name,
    unit: told.unit,
    unitText: told.unitText,
    points,
    text: joined(sentences),
    direction,
    limit: known.goal ? limitOf(told, known) : null,
  }
}

function isBefore(day: Day, known: Known): boolean {
  return monthsAfter(day, known.number(known.texts.course.oldAfter)) < known.asOf
}

/** Texts one after the other. */
export function joined(texts: readonly Text[]): Text {
  return { nl: texts.map(({ nl }) => nl).join(' '), en: texts.map(({ en }) => en).join(' ') }
}

function pointsOf({ fact, second, doubtful }: SheetMeasure, known: Known): Points {
  if (doubtful.some((each) => holds(each, known))) return []
  const first = drawable(known.explanation, fact)
  if (second === undefined) return first
  const others = new Map(drawable(known.explanation, second).map(({ date, value }) => [date, value]))
  return first.flatMap((point) => {
    const other = others.get(point.date)
    return other === undefined ? [] : [{ ...point, second: other }]
  })
}

/** The value with which the last one is compared: the newest that is long enough before it, else the oldest that is a little before. */
function earlier(points: Points, last: Day, known: Known): Points[number] | null {
  const { comparedAfter, comparedAtLeast } = known.texts.course
  const isSoFar = (months: number) => (point: Points[number]) => monthsAfter(point.date, months) <= last
  return (
    points.findLast(isSoFar(known.number(comparedAfter))) ?? points.find(isSoFar(known.number(comparedAtLeast))) ?? null
  )
}

/** Of a pair the first value tells it. */
function directionOf(before: Points[number], last: Points[number], { same }: SheetMeasure, known: Known) {
  const least = known.number(same)
  const change = (from: number, to: number) => (Math.abs(to - from) < least ? 'same' : to < from ? 'down' : 'up')
  return change(before.value, last.value)
}

function limitOf({ limit }: SheetMeasure, known: Known): CourseMeasure['limit'] {
  if (!limit) return null
  const value = known.decision(limit.rule)?.values.find(({ name }) => name === limit.value)?.value
  if (value === undefined) return null
  return { value, text: known.fill(limit, { value }) }
}

function written(value: number): Text {
  return { nl: short(value, 'nl'), en: short(value, 'en') }
}

function both({ value, second }: Points[number]): Text {
  const [first, other] = [written(value), second === undefined ? null : written(second)]
  return other ? { nl: `${first.nl} over ${other.nl}`, en: `${first.en} over ${other.en}` } : first
}

const named = { nl: 'nl-NL', en: 'en-GB' } as const

/** A month as people say it. */
export function monthOf(day: Day): Text {
  const said = (language: keyof typeof named) =>
    new Intl.DateTimeFormat(named[language], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    )
  return { nl: said('nl'), en: said('en') }
}
