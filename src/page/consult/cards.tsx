import { useWords } from '../language.ts'
import { Mark } from '../parts/mark.tsx'
import { type Consult, shownOf } from '../service/use-consult.ts'
import { CardView } from './card.tsx'

/** What the service answered: its cards as a HIS shows them, or that there is nothing to say. */
export function Cards({ consult, onWhy }: { consult: Consult; onWhy: () => void }) {
  const { say } = useWords()
  const { answer, notice, visible } = consult
  const shown = answer.state === 'failed' ? null : shownOf(answer)
  const isBusy = answer.state === 'busy'
  return (
    <section class="cards" aria-busy={isBusy} aria-label={say.cards}>
      <p class="status" role="status">
        {isBusy ? say.busy : shown && say.answered(visible.length)}
      </p>
      {notice !== '' && <p class="notice">{notice}</p>}
      {visible.map((card) => (
        <CardView key={card.uuid} card={card} consult={consult} onWhy={onWhy} />
      ))}
      <HiddenCards consult={consult} />
      {shown?.cards.length === 0 && (
        <div class="silent">
          <Mark of="none" />
          <p>{say.silent}</p>
          <p class="small">{say.silentNote}</p>
          <button type="button" onClick={onWhy}>
            {say.whySilent}
          </button>
        </div>
      )}
    </section>
  )
}

/** Cards that were dismissed in this view and that the service still gives, as a count and a way back. */
export function HiddenCards({ consult: { hidden, showHidden } }: { consult: Consult }) {
  const { say } = useWords()
  if (hidden === 0) return null
  return (
    <p class="hidden-cards">
      {say.hidden(hidden)}
      <button type="button" onClick={showHidden}>
        {say.showHidden}
      </button>
    </p>
  )
}
