import { useEffect, useRef, useState } from 'preact/hooks'
import type { Explanation } from '../../engine/explanation.ts'
import { useWords } from '../language.ts'
import { dateOf, type Panel } from '../model/points.ts'
import { spanOf } from '../model/span.ts'
import { PanelChart } from './panel-chart.tsx'
import { TreatmentChart } from './treatment-chart.tsx'

export interface ChartsAsked {
  readonly panels: readonly Panel[]
  readonly explanation: Explanation
  readonly focus: number | null
  readonly onFocused: () => void
}

/** What all plots of one patient share, so that they stand on one time axis. */
export interface Frame {
  readonly width: number
  readonly span: readonly [Date, Date]
  readonly diagnosed: Date | null
}

/** Plots under each other on one time axis: measurements, then treatment. */
export function Charts({ panels, explanation, focus, onFocused }: ChartsAsked) {
  const { say } = useWords()
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const diagnosis = explanation.facts.find(({ fact, date }) => fact === 'type-2' && date !== null)
  const frame = { width, span: spanOf(explanation, panels), diagnosed: diagnosis?.date ? dateOf(diagnosis.date) : null }
  return (
    <div class="charts" ref={place}>
      <ul class="legend">
        {(['used', 'left', 'unfit'] as const).map((state) => (
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
      {width > 0 && <TreatmentChart course={explanation.course} frame={frame} asOf={explanation.asOf} />}
      <p class="small hint">{say.move}</p>
    </div>
  )
}
