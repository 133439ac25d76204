import { useTalk } from '../../talk/speech.ts'
import { Cell, Choose, type OptionsAsked } from './option-grid.tsx'

/** The same where columns do not fit: row by row, each to be opened, with all options under each other. */
export function OptionLists({ rows, options, chosen, onToggle }: OptionsAsked) {
  const { text } = useTalk()
  return (
    <div class="option-lists">
      {rows.map(({ code, text: words }) => (
        <details key={code}>
          <summary>{text(words)}</summary>
          <dl>
            {options.map(({ id, name, cells }) => (
              <div key={id}>
                <dt>{text(name)}</dt>
                <dd>
                  <Cell words={cells[code]} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
      <ul class="ticks">
        {options.map(({ id, name }) => (
          <li key={id}>
            <Choose id={id} name={text(name)} isNamed isChosen={chosen.includes(id)} onToggle={onToggle} />
          </li>
        ))}
      </ul>
    </div>
  )
}
