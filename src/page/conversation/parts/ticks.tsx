import type { ComponentChildren } from 'preact'
import type { Worded } from '../../../conversation/sheet.ts'
import { useTalk } from '../talk/speech.ts'

interface Asked {
  readonly legend: ComponentChildren
  readonly choices: readonly Worded[]
  readonly chosen: readonly string[]
  readonly onChosen: (codes: readonly string[]) => void
  /** More words with a choice. */
  readonly more?: (code: string) => ComponentChildren
}

/** Choices of which several may be ticked. */
export function Ticks({ legend, choices, chosen, onChosen, more }: Asked) {
  const { text } = useTalk()
  if (choices.length === 0) return null
  const toggle = (code: string, on: boolean) =>
    onChosen(on ? [...chosen, code] : chosen.filter((each) => each !== code))
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {choices.map(({ code, text: words }) => (
        <label class="choice" key={code}>
          <input
            type="checkbox"
            checked={chosen.includes(code)}
            onChange={({ currentTarget }) => toggle(code, currentTarget.checked)}
          />
          <span>
            {text(words)} {more?.(code)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
