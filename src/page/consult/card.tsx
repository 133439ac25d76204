import { useState } from 'preact/hooks'
import type { Card, Suggestion } from '../../engine/card.ts'
import { useWords } from '../language.ts'
import { Markdown } from '../markdown.tsx'
import type { Consult } from '../use-consult.ts'
import { Dismissal } from './dismissal.tsx'
import { Draft } from './draft.tsx'

const icons = { info: 'i', warning: '!', critical: '!!' } as const

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
          <span aria-hidden="true">{icons[card.indicator]}</span> {say.indicator[card.indicator]}
        </span>
        <h2 id={`summary-${card.uuid}`}>{card.summary}</h2>
      </header>
      <Detail text={withoutSource(card, say.source)} />
      <ul class="links">
        <li>
          {say.source}: <Outward url={card.source.url} label={card.source.label} />
        </li>
        {card.links
          .filter(({ label, url }) => url !== card.source.url || label !== card.source.label)
          .map(({ label, url }) => (
            <li key={url + label}>
              <Outward url={url} label={label} />
            </li>
          ))}
      </ul>
      <footer>
        {card.suggestions && (
          <fieldset class="suggestions">
            <legend>{say.suggestions}</legend>
            {card.suggestions.map((suggestion) => (
              <button type="button" class="main" key={suggestion.uuid} onClick={() => setDraft(suggestion)}>
                {suggestion.label}
              </button>
            ))}
          </fieldset>
        )}
        <div class="others">
          {onWhy && (
            <button type="button" onClick={onWhy}>
              {say.whyCard}
            </button>
          )}
          {card.overrideReasons && (
            <button type="button" onClick={() => setDismissing(true)}>
              {say.dismiss}
            </button>
          )}
        </div>
      </footer>
      {draft && <Draft suggestion={draft} onSign={() => take(draft)} onClose={() => setDraft(null)} />}
      {dismissing && (
        <Dismissal
          reasons={card.overrideReasons ?? []}
          onClose={() => setDismissing(false)}
          onSend={async (reason, comment) => {
            setDismissing(false)
            const reached = await consult.refuse(card, reason, comment)
            consult.setNotice([say.dismissed(reason.display), reached ? say.takenAgain : say.toldNot].join(' '))
          }}
        />
      )}
    </article>
  )
}

/** How much of a text is shown at once, in characters: whole paragraphs up to there. */
const first = { least: 160, most: 500 }

/** The first paragraphs, and the rest for who wants it. */
function Detail({ text }: { text: string }) {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const end = text.indexOf('\n\n', first.least)
  if (end === -1 || text.length < first.most) return <Markdown text={text} />
  return (
    <>
      <Markdown text={open ? text : text.slice(0, end)} />
      <button type="button" class="unfold-card" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? say.less : say.more}
      </button>
    </>
  )
}

/** The source stands under the card with its link, as every HIS shows it: the last line of the text would say it again. */
function withoutSource({ detail, source }: Card, word: string): string {
  const line = `${word}: ${source.label}`
  const text = detail.trimEnd()
  return text.endsWith(`\n${line}`) ? text.slice(0, -line.length).trimEnd() : text
}

function Outward({ url, label }: { url: string; label: string }) {
  const { say } = useWords()
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label} <span class="unseen">{say.opensElsewhere}</span>
    </a>
  )
}
