import { useId } from 'preact/hooks'
import { useWords } from '../language.ts'
import type { Panel } from '../model/course/points.ts'
import type { Frame } from './frame.ts'
import { labelOf, markLabel } from './told.ts'
import { ValuePlot } from './value-plot.tsx'

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
  const id = useId()
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
      <ValuePlot
        dots={panel.points.map((point) => {
          const { index, at, state, fact } = point
          return {
            index,
            at,
            state,
            value: fact.value,
            kind: panel.facts.indexOf(fact.fact),
            label: labelOf(point, words),
          }
        })}
        limits={panel.marks.map((mark) => ({ from: mark.from, to: mark.to, label: markLabel(mark, words) }))}
        frame={frame}
        version={[panel, words.language]}
        focus={focus}
        onFocused={onFocused}
      />
    </figure>
  )
}
