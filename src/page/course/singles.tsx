import { Fragment } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Speaker, useWords } from '../language.ts'
import type { Panel } from '../model/course/points.ts'
import { markLabel, measureOf, useOf } from './told.ts'

interface Asked {
  readonly panels: readonly Panel[]
  /** The fact to go to, by its index. */
  readonly focus: number | null
  readonly onFocused: () => void
}

/** Measurements of one day, as a line each: a plot of them would be an empty frame. */
export function Singles({ panels, focus, onFocused }: Asked) {
  const words = useWords()
  const { say, date } = words
  const place = useRef<HTMLUListElement>(null)
  useLayoutEffect(() => {
    const line = focus === null ? null : place.current?.querySelector<HTMLElement>(`[data-indexes~="${focus}"]`)
    if (!line) return
    line.focus()
    line.scrollIntoView({ block: 'center' })
    onFocused()
  }, [focus, onFocused])
  return (
    <ul class="singles" ref={place} aria-label={say.single}>
      {panels.map((panel) => (
        <li key={panel.name} tabIndex={-1} data-indexes={panel.points.map(({ index }) => index).join(' ')}>
          <strong>{titleOf(panel, words)}</strong> <Measures panel={panel} words={words} />
          <span class="day">{date(panel.points[0]?.fact.date ?? '')}</span>
          {panel.marks.map((mark) => (
            <span class="small" key={mark.words.en}>
              {' '}
              · {markLabel(mark, words)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The title of the plot; of one in which several kinds of value can stand, and one does, the name of that kind. */
function titleOf({ title, facts, points }: Panel, { text, term }: Speaker): string {
  const [first] = points
  if (facts.length === 1 || isMixed(points) || !first) return text(title)
  const name = term(first.fact.fact)
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function isMixed(points: Panel['points']): boolean {
  return new Set(points.map(({ fact }) => fact.fact)).size > 1
}

function Measures({ panel: { points, facts }, words }: { panel: Panel; words: Speaker }) {
  const sorted = points.toSorted((one, other) => facts.indexOf(one.fact.fact) - facts.indexOf(other.fact.fact))
  return sorted.map((point) => {
    const use = useOf(point, words)
    return (
      <Fragment key={point.index}>
        {isMixed(points) && `${words.term(point.fact.fact)} `}
        <span class="amount">{measureOf(point, words)}</span>
        {use && ` (${use})`},{' '}
      </Fragment>
    )
  })
}
