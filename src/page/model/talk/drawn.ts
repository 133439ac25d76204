import type { CourseMeasure, CoursePart } from '../../../conversation/sheet.ts'
import type { Talker } from '../../conversation/talk/speech.ts'
import type { Dot, Limit } from '../../course/value-plot.tsx'
import { dateOf } from '../course/points.ts'
import { spanFrom } from '../course/span.ts'

/** The first value has its number only so far from the last, as a part of the axis: else they would stand on each other. */
const apart = 0.25

/** The points of a measure, of blood pressure both; numbers stand at the first and the last alone. */
export function dotsOf({ points, unitText, name }: CourseMeasure, span: readonly [Date, Date], talk: Talker): Dot[] {
  const { text, date } = talk
  const times = points.map((point) => dateOf(point.date).getTime())
  const reach = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / (span[1].getTime() - span[0].getTime())
  return points.flatMap((point, at): Dot[] => {
    const told = pointText(point, talk)
    const isNumbered = at === points.length - 1 || (at === 0 && reach > apart)
    const common = { at: dateOf(point.date), state: 'used' as const }
    const label = `${text(name)} ${told} ${text(unitText)}\n${date(point.date)}`
    const dot: Dot = { ...common, index: at, value: point.value, kind: 0, label, ...(isNumbered && { number: told }) }
    if (point.second === undefined) return [dot]
    return [dot, { ...common, index: points.length + at, value: point.second, kind: 1, label }]
  })
}

/** The line that a measure has to stay under or above, where it has one. */
export function limitsOf({ limit }: CourseMeasure, { text }: Talker): readonly Limit[] {
  return limit ? [{ from: limit.value, to: limit.value, label: text(limit.text) }] : []
}

/** The time that all lines of a part show. */
export function spanOfPart({ measures, drugs }: CoursePart, asOf: string): readonly [Date, Date] {
  const measured = measures.flatMap(({ points }) => points.map(({ date }) => dateOf(date)))
  return spanFrom(
    asOf,
    measured,
    drugs.map(({ start }) => start),
  )
}

/** A value as people read it, of blood pressure both. */
export function pointText({ value, second }: CourseMeasure['points'][number], { number }: Talker): string {
  return second === undefined ? number(value) : `${number(value)}/${number(second)}`
}
