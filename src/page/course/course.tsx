import type { ComponentType } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Explanation } from '../../engine/explanation.ts'
import { useWords } from '../language.ts'
import { panelsOf, undrawn } from '../model/points.ts'
import { FactTable } from '../why/fact-table.tsx'
import type { ChartsAsked } from './charts.tsx'

interface Asked {
  readonly explanation: Explanation
  /** The fact to go to, by its index. */
  readonly focus: number | null
  readonly onFocused: () => void
}

/** The course over time of what the service read, as plots on one time axis or as a table. */
export function Course({ explanation, focus, onFocused }: Asked) {
  const { say } = useWords()
  const [asTable, setAsTable] = useState(false)
  const [Charts, setCharts] = useState<ComponentType<ChartsAsked> | null>(null)
  const panels = useMemo(() => panelsOf(explanation), [explanation])
  const left = useMemo(() => undrawn(explanation, panels), [explanation, panels])
  const nothing = panels.length === 0 && explanation.course.drugs.length === 0

  useEffect(() => {
    // The charts come after the cards: a GP reads those first.
    import('./charts.tsx').then(({ Charts }) => setCharts(() => Charts))
  }, [])
  useEffect(() => {
    if (focus !== null) setAsTable(!panels.some(({ points }) => points.some(({ index }) => index === focus)))
  }, [focus, panels])

  return (
    <section class="course" aria-label={say.course}>
      <header>
        <h2>{say.course}</h2>
        <div class="switch">
          {([false, true] as const).map((table) => (
            <button
              type="button"
              key={String(table)}
              aria-pressed={asTable === table}
              onClick={() => setAsTable(table)}
            >
              {table ? say.table : say.chart}
            </button>
          ))}
        </div>
      </header>
      {nothing && <p>{say.courseNone}</p>}
      {asTable ? (
        <FactTable facts={explanation.facts} focus={focus} onFocused={onFocused} />
      ) : (
        Charts && !nothing && <Charts panels={panels} explanation={explanation} focus={focus} onFocused={onFocused} />
      )}
      {!asTable && left.length > 0 && (
        <details>
          <summary>
            {say.notDrawn} ({left.length})
          </summary>
          <FactTable
            facts={explanation.facts.filter((_, index) => left.includes(index))}
            focus={null}
            onFocused={onFocused}
          />
        </details>
      )}
    </section>
  )
}
