import { useState } from 'preact/hooks'
import type { Coding } from '../../engine/card.ts'
import { Dialog } from '../dialog.tsx'
import { useWords } from '../language.ts'

interface Asked {
  readonly reasons: readonly Coding[]
  readonly onSend: (reason: Coding, comment: string) => void
  readonly onClose: () => void
}

/** Asks why a card does not fit, with the reasons that the card gives. */
export function Dismissal({ reasons, onSend, onClose }: Asked) {
  const { say } = useWords()
  const [chosen, setChosen] = useState(reasons[0])
  const [comment, setComment] = useState('')
  return (
    <Dialog title={say.dismissTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) onSend(chosen, comment)
        }}
      >
        <p class="small">{say.dismissLead}</p>
        <fieldset class="reasons">
          <legend class="unseen">{say.dismissTitle}</legend>
          {reasons.map((reason) => (
            <label key={reason.code}>
              <input
                type="radio"
                name="reason"
                checked={reason.code === chosen?.code}
                onChange={() => setChosen(reason)}
              />
              {reason.display}
            </label>
          ))}
        </fieldset>
        <label class="field">
          {say.comment}
          <textarea rows={2} value={comment} onInput={({ currentTarget }) => setComment(currentTarget.value)} />
        </label>
        <div class="buttons">
          <button type="submit" class="main">
            {say.send}
          </button>
          <button type="button" onClick={onClose}>
            {say.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
