import { useId } from 'preact/hooks'
import type { Text } from '../../../knowledge/knowledge.ts'
import { useSpeech } from '../speech.ts'
import { writeWords } from '../words/write.ts'

type Options = readonly (readonly [value: string, words: string])[]

interface Line {
  readonly label: string
  readonly value: string
  readonly onValue: (value: string) => void
}

/** A line of text, with what is wrong with it. */
export function Typed({ label, value, fault, onValue }: Line & { readonly fault: Text | undefined }) {
  const { text } = useSpeech()
  const id = useId()
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault ? `${id}-amiss` : undefined}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {fault && (
        <span id={`${id}-amiss`} class="amiss">
          {text(fault)}
        </span>
      )}
    </div>
  )
}

/** One of a few, or nothing said. */
export function Choose({ label, value, options, onValue }: Line & { readonly options: Options }) {
  const { language } = useSpeech()
  return (
    <label class="field">
      {label}
      <select value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
        <option value="">{writeWords[language].unsaid}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}

interface Multiple {
  readonly label: string
  readonly values: readonly string[]
  readonly options: Options
  readonly onValues: (values: readonly string[]) => void
}

/** Any of several, each a box to tick; many of them are folded away. */
export function Several({ label, values, options, onValues }: Multiple) {
  const boxes = options.map(([code, words]) => (
    <label class="box" key={code}>
      <input
        type="checkbox"
        checked={values.includes(code)}
        onChange={({ currentTarget }) =>
          onValues(currentTarget.checked ? [...values, code] : values.filter((each) => each !== code))
        }
      />{' '}
      {words}
    </label>
  ))
  const few = 9
  return (
    <fieldset class="several">
      <legend>{label}</legend>
      {options.length <= few ? (
        boxes
      ) : (
        <details>
          <summary>{values.length === 0 ? '…' : values.length}</summary>
          {boxes}
        </details>
      )}
    </fieldset>
  )
}
