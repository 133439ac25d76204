import * as Plot from '@observablehq/plot'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Bar, barsOf, DoseChange } from '../model/course/bars.ts'
import { draw, isWithin, scaled, yearAxis } from './draw.ts'
import type { Frame } from './frame.ts'

const rowHeight = 38

interface Asked {
  readonly drawing: ReturnType<typeof barsOf>
  /** Whether names have the whole width, from the edge, and not from where their bar begins. */
  readonly areNamesAtEdge?: boolean
  readonly frame: Frame
  readonly nameOf: (bar: Bar) => string
  /** A dose where it changed. */
  readonly doseOf: (change: DoseChange) => string
}

/** What lasts, as bars on the time axis; for the eye only, so that words have to stand beside it. */
export function BarPlot(asked: Asked) {
  const { drawing, frame } = asked
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (drawing.rows === 0) return place.current?.replaceChildren()
    const figure = draw(marksFor(asked), frame, {
      height: scaled(drawing.rows * rowHeight + 30, frame),
      marginTop: 4,
      insetTop: 0,
      insetBottom: 0,
      y: { domain: [0, drawing.rows], reverse: true, axis: null },
    })
    figure.setAttribute('aria-hidden', 'true')
    place.current?.replaceChildren(figure)
  })
  return <div class="plot" ref={place} />
}

function marksFor({ drawing: { bars, changes }, frame, areNamesAtEdge = false, nameOf, doseOf }: Asked) {
  const { span, diagnosed, text: fontSize } = frame
  const middle = (span[0].getTime() + span[1].getTime()) / 2
  const isRight = ({ from }: Bar) => !areNamesAtEdge && from.getTime() > middle
  const label = {
    y: ({ row }: Bar) => row + 0.22,
    text: nameOf,
    fill: 'currentColor',
    fontSize,
    // A name that is longer than the drawing ends in dots.
    lineWidth: Math.max(4, frame.width / fontSize - (areNamesAtEdge ? 2 : 6)),
    textOverflow: 'ellipsis',
    ariaDescription: 'name',
  } as const
  const points = bars.filter(({ from, to }) => from.getTime() === to.getTime())
  return [
    ...yearAxis(frame),
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
      { ...label, x: areNamesAtEdge ? () => span[0] : 'from', textAnchor: 'start' },
    ),
    Plot.text(bars.filter(isRight), { ...label, x: 'to', textAnchor: 'end' }),
    Plot.ruleX(changes, {
      x: 'at',
      y1: ({ row }: DoseChange) => row + 0.45,
      y2: ({ row }: DoseChange) => row + 0.97,
      strokeWidth: 1.5,
    }),
    Plot.text(changes, {
      x: 'at',
      text: doseOf,
      fontSize,
      y: ({ row }: DoseChange) => row + 0.72,
      textAnchor: 'start',
      dx: 4,
      ariaDescription: 'dose',
    }),
  ]
}
