import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Asked<Code extends string> {
  readonly legend: ComponentChildren
  readonly choices: readonly (readonly [code: Code, words: string])[]
  readonly chosen: Code | null
  readonly onChosen: (code: Code) => void
  readonly class?: string
}

/** Choices of which one holds; none of them before somebody chose. */
export function Radios<Code extends string>({ legend, choices, chosen, onChosen, class: more }: Asked<Code>) {
  const name = useId()
  return (
    <fieldset class={`radios ${more ?? ''}`}>
      <legend>{legend}</legend>
      {choices.map(([code, words]) => (
        <label class="choice" key={code}>
          <input type="radio" name={name} checked={chosen === code} onChange={() => onChosen(code)} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
