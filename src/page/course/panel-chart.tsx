import * as Plot from '@observablehq/plot'
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type Speaker, useWords } from '../language.ts'
import type { Mark, Panel, Point } from '../model/course/points.ts'
import { draw, isWithin, pointSign } from './draw.ts'
import type { Frame } from './frame.ts'
import { Tip, type TipPlace } from './tip.tsx'
import { labelOf, markLabel } from './told.ts'

/** With more points than this they are drawn smaller. */
const many = 40

interface Asked {
  readonly panel: Panel
  readonly frame: Frame
  readonly focus: number | null
  readonly onFocused: () => void
}

/** One plot of measurements; each point tells value, day, use and source on hover and by keyboard. */
export function PanelChart({ panel, frame, focus, onFocused }: Asked) {
  const words = useWords()
  const { unit, term } = words
  const kinds = panel.facts.filter((kind) => panel.points.some(({ fact }) => fact.fact === kind))
  const isMain = (kind: string) => kind === panel.facts[0]
  const place = useRef<HTMLDivElement>(null)
  const [tip, setTip] = useState<TipPlace | null>(null)
  const id = useId()

  useLayoutEffect(() => {
    const points = panel.points.toSorted((one, other) => one.at.getTime() - other.at.getTime())
    const figure = draw(marksFor(points, panel, frame, words), frame)
    place.current?.replaceChildren(figure)
    const dots = [...figure.querySelectorAll<SVGElement>(`[aria-label^="${pointSign}"]`)]
    dots.forEach((dot, at) => {
      const point = points[at]
      if (!point) return
      dot.classList.add('point', point.state)
      dot.setAttribute('role', 'img')
      dot.setAttribute('tabindex', at === dots.length - 1 ? '0' : '-1')
      dot.setAttribute('aria-label', labelOf(point, words))
      dot.dataset.index = String(point.index)
      const show = () => setTip(placeOf(dot, place.current, labelOf(point, words)))
      for (const event of ['focus', 'pointerenter']) dot.addEventListener(event, show)
      for (const event of ['blur', 'pointerleave']) dot.addEventListener(event, () => setTip(null))
      dot.addEventListener('keydown', (event) => walk(event, dots, at))
    })
  }, [panel, frame.width, frame.span[0].getTime(), frame.span[1].getTime(), words.language])

  useLayoutEffect(() => {
    const dot = focus === null ? null : place.current?.querySelector<SVGElement>(`[data-index="${focus}"]`)
    if (!dot) return
    dot.focus()
    dot.scrollIntoView({ block: 'center' })
    onFocused()
  }, [focus, onFocused])

  return (
    <figure aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{words.text(panel.title)}</strong> <span>{unit(panel.unit)}</span>
        {kinds.length > 1 &&
          kinds.map((kind) => (
            <span class="kind" key={kind}>
              {isMain(kind) ? '●' : '■'} {term(kind)}
            </span>
          ))}
      </figcaption>
      <div class="plot">
        <div ref={place} />
        {tip && <Tip place={tip} />}
      </div>
    </figure>
  )
}

function marksFor(points: readonly Point[], { facts, marks }: Panel, { diagnosed, span }: Frame, words: Speaker) {
  const sound = points.filter(({ state }) => state !== 'unfit')
  const values = [...sound.map(({ fact }) => fact.value), ...marks.flatMap(({ from, to }) => [from, to])]
  return [
    Plot.axisY({ tickSpacing: 32, tickSize: 0, anchor: 'left', label: null, tickFormat: words.number }),
    Plot.gridX({ interval: 'year' }),
    Plot.axisX({ anchor: 'bottom', ticks: 'year', label: null, tickSize: 3 }),
    Plot.ruleY([Math.min(...values), Math.max(...values)], { strokeOpacity: 0 }),
    isWithin(diagnosed, span) ? Plot.ruleX([diagnosed], { strokeDasharray: '1 3' }) : null,
    Plot.rectY(
      marks.filter(({ from, to }) => from !== to),
      { y1: 'from', y2: 'to', fillOpacity: 0.1, ariaDescription: 'goal' },
    ),
    Plot.ruleY(marks, { y: 'to', strokeDasharray: '5 4', strokeWidth: 1.2, ariaDescription: 'limit' }),
    Plot.text(marks, {
      y: 'to',
      text: (mark: Mark) => markLabel(mark, words),
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: 4,
      lineAnchor: 'bottom',
      dy: -3,
      ariaDescription: 'limit',
    }),
    ...facts.map((fact) =>
      Plot.lineY(
        sound.filter((point) => point.fact.fact === fact),
        { x: 'at', y: (point: Point) => point.fact.value, strokeWidth: 1.4, ariaDescription: 'line' },
      ),
    ),
    Plot.dot(points, {
      x: 'at',
      y: ({ fact, state }: Point) => (state === 'unfit' ? clamped(fact.value, values) : fact.value),
      r: points.length > many ? 2.5 : 4.5,
      sort: null,
      symbol: (point: Point) => symbolOf(point, facts),
      ariaLabel: ({ index }: Point) => `${pointSign}${index}`,
    }),
  ]
}

/** A cross for what cannot be used; in a plot of two kinds of value the second is a square. */
function symbolOf({ fact, state }: Point, facts: readonly string[]): 'circle' | 'square' | 'times' {
  if (state === 'unfit') return 'times'
  return fact.fact === facts[0] ? 'circle' : 'square'
}

/** A value that cannot be right is drawn at the edge, so that it does not flatten those that can. */
function clamped(value: number, values: readonly number[]): number {
  return values.length === 0 ? value : Math.min(Math.max(value, Math.min(...values)), Math.max(...values))
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
