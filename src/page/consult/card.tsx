import { useState } from 'preact/hooks'
import type { Card, Suggestion } from '../../cards/card.ts'
import { writingsOf } from '../../cards/writing.ts'
import { useWords } from '../language.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Mark } from '../parts/mark.tsx'
import type { Consult } from '../service/use-consult.ts'
import { Detail } from './detail.tsx'
import { Dismissal } from './dismissal.tsx'
import { Draft } from './draft.tsx'

/** What a suggestion would write -> the drawing on its button. */
const drawings: Readonly<Record<string, IconName>> = {
  ServiceRequest: 'send',
  CarePlan: 'plan',
  Goal: 'aim',
  Task: 'task',
  Condition: 'write',
}

/** One card as a GP reads it. */
export function CardView({ card, consult, onWhy }: { card: Card; consult: Consult; onWhy?: () => void }) {
  const { say } = useWords()
  const [draft, setDraft] = useState<Suggestion | null>(null)
  const [dismissing, setDismissing] = useState(false)
  const take = async (suggestion: Suggestion) => {
    setDraft(null)
    const reached = await consult.take(card, suggestion)
    consult.setNotice([say.taken(suggestion.label), reached ? say.takenAgain : say.toldNot].join(' '))
  }
  return (
    <article class={`card ${card.indicator}`} aria-labelledby={`summary-${card.uuid}`}>
      <header>
        <span class="indicator">
          <Mark of={card.indicator} /> {say.indicator[card.indicator]}
        </span>
        <h2 id={`summary-${card.uuid}`}>{card.summary}</h2>
      </header>
      <Detail text={card.detail} />
      {card.suggestions && (
        <fieldset class="suggestions">
          <legend>{say.suggestions}</legend>
          {card.suggestions.map((suggestion) => (
            <button
              type="button"
              class={suggestion.isRecommended ? 'suggestion main' : 'suggestion'}
              key={suggestion.uuid}
              onClick={() => setDraft(suggestion)}
            >
              <Icon name={drawings[writingsOf(suggestion.actions)[0]?.resource.resourceType ?? ''] ?? 'write'} />
              <span>{suggestion.label}</span>
            </button>
          ))}
        </fieldset>
      )}
      <footer>
        <div class="others">
          {onWhy && (
            <button type="button" class="quiet" onClick={onWhy}>
              {say.whyCard}
            </button>
          )}
          {card.overrideReasons && (
            <button type="button" class="quiet" onClick={() => setDismissing(true)}>
              {say.dismiss}
            </button>
          )}
        </div>
        <ul class="links">
          <li>
            {say.source}: <Outward url={card.source.url} label={card.source.label} />
          </li>
          {card.links
            // What is launched needs an EHR to launch it.
            ?.filter(({ type }) => type !== 'smart')
            .filter(({ label, url }) => url !== card.source.url || label !== card.source.label)
            .map(({ label, url }) => (
              <li key={url + label}>
                <Outward url={url} label={label} />
              </li>
            ))}
        </ul>
      </footer>
      {draft && <Draft suggestion={draft} onSign={() => take(draft)} onClose={() => setDraft(null)} />}
      {dismissing && (
        <Dismissal
          card={card}
          service={consult.service?.id ?? ''}
          onClose={() => setDismissing(false)}
          onSend={async (reason) => {
            setDismissing(false)
            const reached = await consult.refuse(card, reason)
            consult.setNotice([say.dismissed(reason.display), reached ? say.takenAgain : say.toldNot].join(' '))
          }}
        />
      )}
    </article>
  )
}

function Outward({ url, label }: { url: string; label: string }) {
  const { say } = useWords()
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label} <span class="unseen">{say.opensElsewhere}</span>
    </a>
  )
}
