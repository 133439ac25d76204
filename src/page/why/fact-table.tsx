import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Fact } from '../../fhir/fact.ts'
import { useWords } from '../language.ts'
import { written } from './written.ts'

interface Asked {
  readonly facts: readonly Fact[]
  /** The row to go to, by its index. */
  readonly focus: number | null
  readonly onFocused: () => void
}

/** All facts as a table: the alternative to the plots, with what cannot be drawn. */
export function FactTable({ facts, focus, onFocused }: Asked) {
  const words = useWords()
  const { say, term, day } = words
  const body = useRef<HTMLTableSectionElement>(null)
  useLayoutEffect(() => {
    const row = focus === null ? undefined : body.current?.rows[focus]
    if (!row) return
    row.focus()
    onFocused()
  }, [focus, onFocused])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll" aria-label={say.facts} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {[say.what, say.value, say.date, say.weighed, say.origin].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {facts.map((fact, index) => (
            <tr key={index} tabIndex={-1} class={fact.used ? undefined : 'unused'}>
              <th scope="row">{term(fact.fact)}</th>
              <td>{written(fact, words)}</td>
              <td class="day">
                {fact.date ? `${fact.approximate ? `${say.approximately} ` : ''}${day(fact.date)}` : '–'}
              </td>
              <td>{fact.used ? say.yes : `${say.no}: ${say.unused[fact.reason] ?? fact.reason}`}</td>
              <td>
                <code>{fact.source}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
