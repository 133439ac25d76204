import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { CoursePart } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'

type Drug = CoursePart['drugs'][number]

/** The drugs in words: name as on the box, what it is for, since when. */
export function Drugs({ drugs, children }: { drugs: readonly Drug[]; children?: ComponentChildren }) {
  const { say } = useTalk()
  const id = useId()
  const [used, over] = [drugs.filter(({ inUse }) => inUse), drugs.filter(({ inUse }) => !inUse)]
  return (
    <section class="measure drugs" aria-labelledby={id}>
      <div class="told">
        <h2 id={id}>{say.drugs}</h2>
        <DrugList drugs={used} />
        {over.length > 0 && (
          <details>
            <summary>
              {say.over} ({over.length})
            </summary>
            <DrugList drugs={over} />
          </details>
        )}
      </div>
      {children}
    </section>
  )
}

function DrugList({ drugs }: { drugs: readonly Drug[] }) {
  const { say, text, date } = useTalk()
  return (
    <ul>
      {drugs.map(({ name, what, start, end }, at) => (
        <li key={at}>
          <strong>{name}</strong>
          {what && <span> {text(what)}</span>}
          <small>{[start && say.since(date(start)), end && say.until(date(end))].filter(Boolean).join(', ')}</small>
        </li>
      ))}
    </ul>
  )
}
