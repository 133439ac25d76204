import type { Explanation } from '../../why/explanation.ts'
import { useWords } from '../language.ts'
import { dateOf, type Panel } from '../model/course/points.ts'
import { spanOf } from '../model/course/span.ts'
import { PanelChart } from './panel-chart.tsx'
import { TreatmentChart } from './treatment-chart.tsx'
import { useWidth } from './use-width.ts'

export interface ChartsAsked {
  readonly panels: readonly Panel[]
  /** The fact whose date is a line in every plot. */
  readonly onset: string | undefined
  readonly explanation: Explanation
  readonly focus: number | null
  readonly onFocused: () => void
}

/** Plots under each other on one time axis: measurements, then treatment. */
export function Charts({ panels, onset, explanation, focus, onFocused }: ChartsAsked) {
  const { say, number } = useWords()
  const [place, width] = useWidth()
  const diagnosis = explanation.facts.find(({ fact, date }) => fact === onset && date !== null)
  const diagnosed = diagnosis?.date ? dateOf(diagnosis.date) : null
  const frame = { width, span: spanOf(explanation, panels), diagnosed, text: 12, numbers: number }
  const states = (['used', 'left', 'unfit'] as const).filter((state) =>
    panels.some(({ points }) => points.some((point) => point.state === state)),
  )
  return (
    <div class="charts" ref={place}>
      <ul class="legend">
        {states.map((state) => (
          <li key={state}>
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
              {state === 'unfit' ? (
                <path class="point unfit" d="M-4-4 4 4M-4 4 4-4" />
              ) : (
                <circle class={`point ${state}`} r="4.5" />
              )}
            </svg>
            {say.legend[state]}
          </li>
        ))}
      </ul>
      {width > 0 &&
        panels.map((panel) => (
          <PanelChart key={panel.name} panel={panel} frame={frame} focus={focus} onFocused={onFocused} />
        ))}
      {width > 0 && explanation.course && (
        <TreatmentChart course={explanation.course} frame={frame} asOf={explanation.asOf} />
      )}
      {panels.length > 0 && <p class="small hint">{say.move}</p>}
    </div>
  )
}
