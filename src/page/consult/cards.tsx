import type { Card } from '../../engine/card.ts'
import { useWords } from '../language.ts'
import { type Consult, shownOf } from '../use-consult.ts'
import { CardView } from './card.tsx'

const urgency = ['critical', 'warning', 'info'] as const

/** As a HIS sorts them; of two as urgent the order of the service stands. */
function byUrgency(one: Card, other: Card): number {
  return urgency.indexOf(one.indicator) - urgency.indexOf(other.indicator)
}

/** What the service answered: its cards as a HIS shows them, or that there is nothing to say. */
export function Cards({ consult, onWhy }: { consult: Consult; onWhy: () => void }) {
  const { say } = useWords()
  const { answer, notice } = consult
  const shown = answer.state === 'failed' ? null : shownOf(answer)
  const isBusy = answer.state === 'busy'
  return (
    <section class="cards" aria-busy={isBusy} aria-label={say.cards}>
      <p class="status" role="status">
        {isBusy ? say.busy : shown && say.answered(shown.cards.length)}
      </p>
      {notice !== '' && <p class="notice">{notice}</p>}
      {shown?.cards.toSorted(byUrgency).map((card) => (
        <CardView key={card.uuid} card={card} consult={consult} onWhy={onWhy} />
      ))}
      {shown?.cards.length === 0 && (
        <div class="silent">
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
