import { useEffect, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

/** How long a button says that it copied, in milliseconds. */
const said = 4000

export interface CopyAsked {
  readonly label: string
  /** What it says once it copied, and where the browser copies nothing. */
  readonly copied: string
  readonly failed: string
  /** Id of the words that say what is copied, where the label does not. */
  readonly of?: string
  readonly id?: string
  readonly text: () => string
}

/** A button that copies a text and says so in its own place; where the browser copies nothing, the text to select. */
export function CopyButton({ label, copied, failed, of, id, text }: CopyAsked) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => setState('idle'), said)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () => {
    const written = navigator.clipboard?.writeText(text()) ?? Promise.reject(new Error('no clipboard'))
    written.then(
      () => setState('copied'),
      () => setState('failed'),
    )
  }
  const isCopied = state === 'copied'
  return (
    <div class="copy">
      <button type="button" id={id} class="quiet" aria-labelledby={of && id ? `${id} ${of}` : undefined} onClick={copy}>
        <Icon name={isCopied ? 'done' : 'copy'} />
        <span aria-live="polite">{isCopied ? copied : label}</span>
      </button>
      {state === 'failed' && (
        <label class="field">
          {failed}
          <textarea readOnly rows={4} value={text()} onFocus={({ currentTarget }) => currentTarget.select()} />
        </label>
      )}
    </div>
  )
}
