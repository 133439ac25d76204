import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Asked {
  readonly kind: 'day' | 'amount'
  /** Stands above the field; without it the field is called by `name`. */
  readonly label?: ComponentChildren
  readonly name?: string | undefined
  readonly text: string
  readonly shape?: string
  /** What is wrong with what was typed, and how to write it. */
  readonly fault: string | null
  readonly onText: (text: string) => void
  /** What was typed when the field is left or Enter is pressed. */
  readonly onTyped: (text: string) => void
}

/** A field of text for something that has a form of its own, which says what is wrong under it. */
export function TypedField({ kind, label, name, text, shape, fault, onText, onTyped }: Asked) {
  const id = useId()
  return (
    <span class={label ? 'typed field' : 'typed'}>
      {label && <label for={id}>{label}</label>}
      <input
        type="text"
        id={id}
        class={`${kind}-field`}
        inputmode={kind === 'amount' ? 'decimal' : 'text'}
        autocomplete="off"
        aria-label={name}
        placeholder={shape}
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
        onChange={({ currentTarget }) => onTyped(currentTarget.value)}
      />
      {fault !== null && (
        <span class="amiss" id={`${id}-fault`} role="alert">
          {fault}
        </span>
      )}
    </span>
  )
}
