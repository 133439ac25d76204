import type { Language } from '../../knowledge/knowledge.ts'
import type { ToldValue } from '../../screen/worklist/row.ts'
import { writeDay } from '../model/fields/day.ts'
import type { Placed } from './order.ts'
import { words } from './words.ts'

interface Asked {
  readonly placed: Placed
  readonly language: Language
  readonly isDone: boolean
  readonly toggle: () => void
}

/** Somebody in the list. */
export function Row({ placed: { row }, language, isDone, toggle }: Asked) {
  const say = words[language]
  const who = row.name ? row.name : row.patient
  return (
    <tr class={isDone ? 'done' : undefined}>
      <td>
        <input type="checkbox" checked={isDone} onChange={toggle} aria-label={say.done(who)} />
      </td>
      <th scope="row">
        {row.name && <div>{row.name}</div>}
        <div class="id">{row.patient}</div>
        {row.born && (
          <div>
            {say.born} {row.born}
          </div>
        )}
      </th>
      <td>{row.age ?? say.unknown}</td>
      <td>
        <div>{row.why[language]}</div>
        {row.isOrdered && <div class="mark">{say.ordered}</div>}
        {row.incomplete.length > 0 && (
          <div class="mark">
            {say.incomplete}: {row.incomplete.join(', ')}
          </div>
        )}
        {row.also.length > 0 && (
          <div class="also">
            {say.also}: {row.also.map((title) => title[language]).join(', ')}
          </div>
        )}
      </td>
      <td>{lines(row.values.map((value) => told(value, language)))}</td>
      <td>{lines(row.drugs)}</td>
      <td>{lines(row.programmes.map((name) => name[language]))}</td>
      <td>{lines(row.missing.map((name) => name[language]))}</td>
      <td>
        {row.contact === null ? say.unknown : writeDay(row.contact, language)}
        {row.isLost && <div class="mark">{say.lost}</div>}
      </td>
    </tr>
  )
}

function lines(texts: readonly string[]) {
  return texts.map((text) => <div key={text}>{text}</div>)
}

function told({ name, value, unit, day }: ToldValue, language: Language): string {
  const number = language === 'nl' ? String(value).replace('.', ',') : String(value)
  return `${name[language]} ${number} ${unit[language]}${day === null ? '' : ` (${writeDay(day, language)})`}`
}
