import * as Plot from '@observablehq/plot'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Course } from '../../why/course.ts'
import { type Speaker, useWords } from '../language.ts'
import { type Bar, barsOf, type DoseChange } from '../model/course/bars.ts'
import { draw, isWithin } from './draw.ts'
import type { Frame } from './frame.ts'

const rowHeight = 38

/** Drugs and programmes as bars on the time axis, and the same as a list of words under it. */
export function TreatmentChart({ course, frame, asOf }: { course: Course; frame: Frame; asOf: string }) {
  const words = useWords()
  const { say, day, term } = words
  const place = useRef<HTMLDivElement>(null)
  const id = useId()
  const drawing = barsOf(course, asOf, frame.span)

  useLayoutEffect(() => {
    if (drawing.rows === 0) return place.current?.replaceChildren()
    const figure = draw(marksFor(drawing, frame, words), frame, {
      height: drawing.rows * rowHeight + 30,
      marginTop: 4,
      insetTop: 0,
      insetBottom: 0,
      y: { domain: [0, drawing.rows], reverse: true, axis: null },
    })
    figure.setAttribute('aria-hidden', 'true')
    place.current?.replaceChildren(figure)
  })

  return (
    <figure aria-labelledby={id} class="treatment">
      <figcaption id={id}>
        <strong>{say.treatment}</strong>
      </figcaption>
      <div class="plot" ref={place} />
      <ul class="small">
        {course.drugs.map((drug) => (
          <li key={drug.sources.join()}>
            <strong>{drug.name}</strong>{' '}
            {[
              drug.start ? say.from(day(drug.start)) : say.startUnknown,
              ending(drug, words),
              ...doses(drug, words),
            ].join(', ')}
          </li>
        ))}
        {course.programmes.map(({ programme, phase, start, end, source }) => (
          <li key={source + programme}>
            <strong>{term(programme)}</strong>{' '}
            {[say.phase[phase], start && day(start), end && `– ${day(end)}`].filter(Boolean).join(' ')}
          </li>
        ))}
        {frame.diagnosed && (
          <li>
            <strong>{say.diagnosis}</strong> {day(frame.diagnosed.toISOString())}
          </li>
        )}
      </ul>
    </figure>
  )
}

function ending({ inUse, end, approximate }: Course['drugs'][number], { say, day }: Speaker): string {
  if (inUse) return say.inUse
  if (end === null) return say.stoppedUnknown
  return approximate ? say.stoppedAtLatest(day(end)) : say.stopped(day(end))
}

function doses({ doses }: Course['drugs'][number], { say, day, number }: Speaker): readonly string[] {
  return doses.flatMap(({ from, amount, unit }, at) => {
    if (amount === null || unit === null) return []
    const dose = say.dose(number(amount), unit)
    return [at === 0 ? dose : `${dose} ${say.from(day(from))}`]
  })
}

function marksFor({ bars, changes }: ReturnType<typeof barsOf>, { span, diagnosed }: Frame, { term, number }: Speaker) {
  const middle = (span[0].getTime() + span[1].getTime()) / 2
  const isRight = ({ from }: Bar) => from.getTime() > middle
  const label = {
    y: ({ row }: Bar) => row + 0.22,
    text: ({ kind, name }: Bar) => (kind === 'drug' ? name : term(name)),
    fill: 'currentColor',
    ariaDescription: 'name',
  }
  const points = bars.filter(({ from, to }) => from.getTime() === to.getTime())
  const dosed = { x: 'at', text: ({ amount, unit }: DoseChange) => `${number(amount)} ${unit}` } as const
  return [
    Plot.gridX({ interval: 'year' }),
    Plot.axisX({ anchor: 'bottom', ticks: 'year', label: null, tickSize: 3 }),
    isWithin(diagnosed, span) ? Plot.ruleX([diagnosed], { strokeDasharray: '1 3' }) : null,
    Plot.rect(bars, {
      x1: 'from',
      x2: 'to',
      y1: ({ row }: Bar) => row + 0.5,
      y2: ({ row }: Bar) => row + 0.92,
      ariaLabel: ({ kind, sure }: Bar) => `${kind} ${sure ? 'sure' : 'unsure'}`,
    }),
    Plot.dot(points, { x: 'from', y: ({ row }: Bar) => row + 0.71, symbol: 'diamond', r: 5, fill: 'currentColor' }),
    Plot.text(
      bars.filter((bar) => !isRight(bar)),
      { ...label, x: 'from', textAnchor: 'start' },
    ),
    Plot.text(bars.filter(isRight), { ...label, x: 'to', textAnchor: 'end' }),
    Plot.ruleX(changes, {
      x: 'at',
      y1: ({ row }: DoseChange) => row + 0.45,
      y2: ({ row }: DoseChange) => row + 0.97,
      strokeWidth: 1.5,
    }),
    Plot.text(changes, {
      ...dosed,
      y: ({ row }: DoseChange) => row + 0.72,
      textAnchor: 'start',
      dx: 4,
      ariaDescription: 'dose',
    }),
  ]
}
