import { useState } from 'preact/hooks'
import type { Language } from '../../knowledge/knowledge.ts'
import type { SheetSection } from '../../screen/worklist/sheet.ts'
import { inOrder, nextOrder, type Order, type Placed, type Sortable, sortable } from './order.ts'
import { Row } from './row.tsx'
import type { Ticks } from './ticks.ts'
import { words } from './words.ts'

/** So many rows are shown at first, and more each time that is asked for. */
const step = 25

interface Asked {
  readonly section: SheetSection
  readonly rows: readonly Placed[]
  /** How many rows there are of it, whatever is looked for. */
  readonly all: number
  readonly isSearched: boolean
  readonly language: Language
  readonly ticks: Ticks
  readonly print: () => void
  readonly isPrinted: boolean
}

/** A section of the list: how many stand there, and the first of them. */
export function Section({ section, rows, all, isSearched, language, ticks, print, isPrinted }: Asked) {
  const say = words[language]
  const [order, setOrder] = useState<Order | null>(null)
  const [most, setMost] = useState(step)
  const title = section.title[language]
  const id = `${section.service}-${section.name}`
  const shown = isPrinted ? rows.length : most
  const columns = Object.entries(say.columns)
  return (
    <section aria-labelledby={id} class={isPrinted ? 'printed' : undefined}>
      <header>
        <h2 id={id}>
          {title}: {say.people(section.people)}
        </h2>
        {rows.length > 0 && (
          <button type="button" class="print" onClick={print} aria-label={say.print(title)}>
            {say.printShort}
          </button>
        )}
      </header>
      {all < section.people && <p>{say.shown(all)}</p>}
      {isSearched && <p role="status">{say.found(rows.length)}</p>}
      {rows.length === 0 ? (
        !isSearched && <p>{say.nobody}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard */}
          <div class="scrolls" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {columns.map(([name, label]) => (
                    <th key={name} scope="col" aria-sort={sortOf(order, name)}>
                      {isSortable(name) ? (
                        <button type="button" onClick={() => setOrder(nextOrder(order, name))}>
                          {label}
                        </button>
                      ) : (
                        label
                      )}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {inOrder(rows, order, language)
                  .slice(0, shown)
                  .map((placed) => (
                    <Row
                      key={placed.at}
                      placed={placed}
                      language={language}
                      isDone={ticks.done.has(placed.at)}
                      toggle={() => ticks.toggle(placed.at)}
                    />
                  ))}
              </tbody>
            </table>
          </div>
          {rows.length > shown && (
            <button type="button" class="more" onClick={() => setMost(most + step)}>
              {say.more(Math.min(step, rows.length - shown))}
            </button>
          )}
        </>
      )}
    </section>
  )
}

function isSortable(name: string): name is Sortable {
  return (sortable as readonly string[]).includes(name)
}

function sortOf(order: Order | null, name: string): 'ascending' | 'descending' | 'none' | undefined {
  if (!isSortable(name)) return undefined
  if (order?.by !== name) return 'none'
  return order.isDown ? 'descending' : 'ascending'
}
