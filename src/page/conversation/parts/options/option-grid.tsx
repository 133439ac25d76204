import type { Option, Worded } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'

export interface OptionsAsked {
  readonly rows: readonly Worded[]
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onToggle: (id: string) => void
}

/** Options beside each other in columns of one width, with the name of a row above its cells. */
export function OptionGrid({ rows, options, chosen, onToggle }: OptionsAsked) {
  const { say, text } = useTalk()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="scroll grid" aria-label={say.optionsTable} tabIndex={0}>
      <table class="options" style={{ '--count': options.length }}>
        <thead>
          <tr>
            {options.map(({ id, name }) => (
              <th scope="col" key={id} id={`option-${id}`}>
                {text(name)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ code, text: words }) => (
          <tbody key={code}>
            <tr>
              <th scope="rowgroup" colSpan={options.length}>
                {text(words)}
              </th>
            </tr>
            <tr>
              {options.map(({ id, cells }) => (
                <td key={id}>
                  <Cell words={cells[code]} />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
        <tfoot>
          <tr>
            {options.map(({ id, name }) => (
              <td key={id}>
                <Choose id={id} name={text(name)} isChosen={chosen.includes(id)} onToggle={onToggle} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** What an option says in a row; every row is there, and what is not known says so. */
export function Cell({ words }: { words: Option['cells'][string] | undefined }) {
  const { text, say } = useTalk()
  return <>{words ? text(words) : say.unknown}</>
}

interface ChooseAsked {
  readonly id: string
  readonly name: string
  /** Its name stands beside the tick, where nothing above it says which it is. */
  readonly isNamed?: boolean
  readonly isChosen: boolean
  readonly onToggle: (id: string) => void
}

/** The tick that chooses an option; none is ticked before. */
export function Choose({ id, name, isNamed = false, isChosen, onToggle }: ChooseAsked) {
  const { say } = useTalk()
  return (
    <label class="choice">
      <input type="checkbox" checked={isChosen} aria-label={say.chooseNamed(name)} onChange={() => onToggle(id)} />
      <span>{isNamed ? say.chooseNamed(name) : say.choose}</span>
    </label>
  )
}
