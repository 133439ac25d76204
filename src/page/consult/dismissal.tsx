import { useState } from 'preact/hooks'
import type { Card, Coding } from '../../cards/card.ts'
import { useWords } from '../language.ts'
import { Dialog } from '../parts/dialog.tsx'

interface Asked {
  readonly card: Card
  /** Id of the service that gave the card. */
  readonly service: string
  readonly onSend: (reason: Coding) => void
  readonly onClose: () => void
}

/** Asks why a card does not fit, with the reasons that the card gives, and says what comes of each. */
export function Dismissal({ card, service, onSend, onClose }: Asked) {
  const { say, vocabulary } = useWords()
  const reasons = card.overrideReasons ?? []
  const [chosen, setChosen] = useState(reasons[0])
  const lasts = vocabulary?.services[service]?.silences[chosen?.code ?? '']?.[card.indicator]
  const consequence = () => {
    if (!lasts) return card.indicator === 'info' ? say.dismissCounted : say.dismissWarning
    const time = lasts.unit === 'mo' ? say.months(lasts.value) : say.days(lasts.value)
    return card.indicator === 'info' ? say.dismissSilent(time) : say.dismissHeld(time)
  }
  return (
    <Dialog title={say.dismissTitle} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (chosen) onSend(chosen)
        }}
      >
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
        <p class="consequence" role="status">
          {consequence()}
        </p>
        <div class="buttons">
          <button type="submit" class="main">
            {say.dismiss}
          </button>
          <button type="button" onClick={onClose}>
            {say.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
