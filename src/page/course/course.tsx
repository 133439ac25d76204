import type { ComponentType } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Explanation } from '../../why/explanation.ts'
import { useWords } from '../language.ts'
import { isCourse, panelsOf, undrawn } from '../model/course/points.ts'
import { FactTable } from '../why/fact-table.tsx'
import type { ChartsAsked } from './charts.tsx'
import { Singles } from './singles.tsx'

interface Asked {
  readonly explanation: Explanation
  /** The fact to go to, by its index. */
  readonly focus: number | null
  readonly onFocused: () => void
}

/** The course over time of what the service read, as plots on one time axis or as a table; what has no course yet is a line of text. */
export function Course({ explanation, focus, onFocused }: Asked) {
  const { say, vocabulary } = useWords()
  const drawn = vocabulary?.services[explanation.service]?.course
  const [asTable, setAsTable] = useState(false)
  const [Charts, setCharts] = useState<ComponentType<ChartsAsked> | null>(null)
  const panels = useMemo(() => panelsOf(explanation, drawn?.plots ?? []), [explanation, drawn])
  const left = useMemo(() => undrawn(explanation, panels, drawn?.plots ?? []), [explanation, panels, drawn])
  const courses = useMemo(() => panels.filter(isCourse), [panels])
  const singles = useMemo(() => panels.filter((panel) => !isCourse(panel)), [panels])
  const { drugs = [], programmes = [] } = explanation.course ?? {}
  const isDrawn = courses.length + drugs.length + programmes.length > 0

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
      {!isDrawn && panels.length === 0 && <p>{say.courseNone}</p>}
      {asTable ? (
        <FactTable facts={explanation.facts} focus={focus} onFocused={onFocused} />
      ) : (
        <>
          {singles.length > 0 && <Singles panels={singles} focus={focus} onFocused={onFocused} />}
          {Charts && isDrawn && (
            <Charts
              panels={courses}
              onset={drawn?.onset}
              explanation={explanation}
              focus={focus}
              onFocused={onFocused}
            />
          )}
        </>
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
