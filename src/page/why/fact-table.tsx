import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Fact } from '../../patient/fact.ts'
import { useWords } from '../language.ts'
import { Icon } from '../parts/icon.tsx'
import { written } from './written.ts'

interface Asked {
  readonly facts: readonly Fact[]
  /** The row to go to, by its index. */
  readonly focus: number | null
  readonly onFocused: () => void
}

/** More characters of words than this, such as the name of a drug, need the place of both columns. */
const most = 14

/** All facts as a table: the alternative to the plots, with what cannot be drawn. Where each was read stands there for who asks. */
export function FactTable({ facts, focus, onFocused }: Asked) {
  const words = useWords()
  const { say, term, day } = words
  const [sources, setSources] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  useLayoutEffect(() => {
    const row = focus === null ? undefined : body.current?.rows[focus]
    if (!row) return
    row.focus()
    onFocused()
  }, [focus, onFocused])
  return (
    <div class="facts">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="scroll" aria-label={say.facts} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.what}</th>
              <th scope="col">{say.value}</th>
              <th scope="col" class="day">
                {say.date}
              </th>
              <th scope="col" class="sign">
                <span class="unseen">{say.weighed}</span>
              </th>
            </tr>
          </thead>
          <tbody ref={body}>
            {facts.map((fact, index) => {
              const told = written(fact, words)
              const isLong = typeof fact.value === 'string' && told.length > most
              return (
                <tr key={index} tabIndex={-1} class={fact.used ? undefined : 'unused'}>
                  <th scope="row" colSpan={isLong ? 2 : 1}>
                    {term(fact.fact)}
                    {isLong && <span class="told">{told}</span>}
                    {!fact.used && <small>{words.unused(fact.reason)}</small>}
                    {sources && <code>{fact.source}</code>}
                  </th>
                  {!isLong && <td>{told}</td>}
                  <td class="day">
                    {fact.date ? `${fact.approximate ? `${say.approximately} ` : ''}${day(fact.date)}` : '–'}
                  </td>
                  <td class="sign">
                    <Icon name={fact.used ? 'done' : 'undone'} />
                    <span class="unseen">{fact.used ? say.yes : say.no}</span>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
      <button type="button" class="quiet" aria-pressed={sources} onClick={() => setSources(!sources)}>
        {sources ? say.hideSources : say.showSources}
      </button>
    </div>
  )
}
