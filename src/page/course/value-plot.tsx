import * as Plot from '@observablehq/plot'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Point } from '../model/course/points.ts'
import { draw, isWithin, pointSign, scaled, yearAxis } from './draw.ts'
import type { Frame } from './frame.ts'
import { Tip, type TipPlace } from './tip.tsx'

/** With more points than this they are drawn smaller. */
const many = 40

/** A value to draw. */
export interface Dot {
  /** By which it is found again. */
  readonly index: number
  readonly at: Date
  readonly value: number
  /** Which of several kinds of value in a plot, from 0; all but the first are squares. */
  readonly kind: number
  readonly state: Point['state']
  /** What it tells on hover and by keyboard, a line each. */
  readonly label: string
  /** Its number, where that stands beside it. */
  readonly number?: string
}

/** A horizontal line or band, in words. */
export interface Limit {
  readonly from: number
  readonly to: number
  readonly label: string
}

export interface ValuesDrawn {
  readonly dots: readonly Dot[]
  readonly limits: readonly Limit[]
  readonly frame: Frame
}

interface Asked extends ValuesDrawn {
  /** Changes with whatever has to draw it anew. */
  readonly version: readonly unknown[]
  readonly focus: number | null
  readonly onFocused: () => void
}

/** Values on a time axis; each tells itself on hover and by keyboard. */
export function ValuePlot({ dots, limits, frame, version, focus, onFocused }: Asked) {
  const place = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<TipPlace | null>(null)

  useLayoutEffect(() => {
    const sorted = dots.toSorted((one, other) => one.at.getTime() - other.at.getTime())
    const figure = draw(marksFor({ dots: sorted, limits, frame }), frame)
    place.current?.replaceChildren(figure)
    const drawn = [...figure.querySelectorAll<SVGElement>(`[aria-label^="${pointSign}"]`)]
    drawn.forEach((element, at) => {
      const dot = sorted[at]
      if (!dot) return
      element.classList.add('point', dot.state)
      element.setAttribute('role', 'img')
      element.setAttribute('tabindex', at === drawn.length - 1 ? '0' : '-1')
      element.setAttribute('aria-label', dot.label)
      element.dataset.index = String(dot.index)
      const show = () => setTip(placeOf(element, place.current, dot.label))
      for (const event of ['focus', 'pointerenter']) element.addEventListener(event, show)
      for (const event of ['blur', 'pointerleave']) element.addEventListener(event, () => setTip(null))
      element.addEventListener('keydown', (event) => walk(event, drawn, at))
    })
  }, [...version, frame.width, frame.text, frame.span[0].getTime(), frame.span[1].getTime()])

  useLayoutEffect(() => {
    const dot = focus === null ? null : place.current?.querySelector<SVGElement>(`[data-index="${focus}"]`)
    if (!dot) return
    dot.focus()
    dot.scrollIntoView({ block: 'center' })
    onFocused()
  }, [focus, onFocused])

  return (
    <div class="plot">
      <div ref={place} />
      {tip && <Tip place={tip} />}
    </div>
  )
}

function marksFor({ dots, limits, frame }: ValuesDrawn) {
  const { diagnosed, span, text, numbers } = frame
  const sound = dots.filter(({ state }) => state !== 'unfit')
  const values = [...sound.map(({ value }) => value), ...limits.flatMap(({ from, to }) => [from, to])]
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return [
    numbers &&
      Plot.axisY({
        tickSpacing: scaled(32, frame),
        tickSize: 0,
        anchor: 'left',
        label: null,
        tickFormat: numbers,
        fontSize: text,
      }),
    ...yearAxis(frame),
    Plot.ruleY([least, most], { strokeOpacity: 0 }),
    isWithin(diagnosed, span) ? Plot.ruleX([diagnosed], { strokeDasharray: '1 3' }) : null,
    Plot.rectY(
      limits.filter(({ from, to }) => from !== to),
      { y1: 'from', y2: 'to', fillOpacity: 0.1, ariaDescription: 'goal' },
    ),
    Plot.ruleY(limits, { y: 'to', strokeDasharray: '5 4', strokeWidth: 1.2, ariaDescription: 'limit' }),
    Plot.text(limits, {
      y: 'to',
      text: 'label',
      fontSize: text,
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: 4,
      lineAnchor: 'bottom',
      dy: -scaled(4, frame),
      ariaDescription: 'limit',
    }),
    ...[...new Set(sound.map(({ kind }) => kind))].map((kind) =>
      Plot.lineY(
        sound.filter((dot) => dot.kind === kind),
        { x: 'at', y: 'value', strokeWidth: 1.4, ariaDescription: 'line' },
      ),
    ),
    Plot.dot(dots, {
      x: 'at',
      // A value that cannot be right is drawn at the edge, so that it does not flatten those that can.
      y: ({ value, state }: Dot) =>
        state === 'unfit' && values.length > 0 ? Math.min(Math.max(value, least), most) : value,
      r: scaled(dots.length > many ? 2.5 : 4.5, frame),
      sort: null,
      symbol: ({ state, kind }: Dot) => (state === 'unfit' ? 'times' : kind === 0 ? 'circle' : 'square'),
      ariaLabel: ({ index }: Dot) => `${pointSign}${index}`,
    }),
    Plot.text(
      dots.filter(({ number }) => number !== undefined),
      { x: 'at', y: 'value', text: 'number', fontSize: text, dy: -text * 1.1, ariaDescription: 'number' },
    ),
  ]
}

function placeOf(dot: SVGElement, frame: HTMLElement | null, text: string): TipPlace {
  const [at, within] = [dot.getBoundingClientRect(), frame?.getBoundingClientRect()]
  const left = at.left + at.width / 2 - (within?.left ?? 0)
  return { text, left, top: at.top - (within?.top ?? 0), toLeft: left > (within?.width ?? 0) / 2 }
}

function walk(event: KeyboardEvent, dots: readonly SVGElement[], at: number): void {
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: dots.length - 1 }[event.key]
  const next = to === undefined ? undefined : dots[to]
  if (!next) return
  event.preventDefault()
  dots[at]?.setAttribute('tabindex', '-1')
  next.setAttribute('tabindex', '0')
  next.focus()
}
