import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { CoursePart } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'

type Drug = CoursePart['drugs'][number]

/** The drugs in words: name as on the box, what it is for, since when. */
export function Drugs({ drugs, children }: { drugs: readonly Drug[]; children?: ComponentChildren }) {
  const { say, text, date } = useTalk()
  const id = useId()
  const lasted = ({ start, end, inUse }: Drug) =>
    [inUse ? say.inUse : say.over, start && say.since(date(start)), !inUse && end && say.until(date(end))]
      .filter(Boolean)
      .join(', ')
  return (
    <section class="measure drugs" aria-labelledby={id}>
      <div class="told">
        <h2 id={id}>{say.drugs}</h2>
        <ul>
          {drugs.map((drug, at) => (
            <li key={at}>
              <strong>{drug.name}</strong>
              {drug.what && <span> {text(drug.what)}</span>}
              <small>{lasted(drug)}</small>
            </li>
          ))}
        </ul>
      </div>
      {children}
    </section>
  )
}
