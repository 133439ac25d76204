import type { ComponentChildren } from 'preact'
import { type Agreed, againOf, dayAfter } from '../../model/talk/agreed.ts'
import { sheetOf } from '../../model/talk/fitted.ts'
import type { Person } from '../../model/talk/person.ts'
import { writtenAddress } from '../parts/safe-link.tsx'
import { useTalk } from '../talk/speech.ts'

/** One A4 for the person: what was said and agreed, and no more of the record than that. On the screen it is not seen. */
export function Paper({ agreed, person }: { agreed: Agreed; person: Person }) {
  const { say, text, date } = useTalk()
  const { answers, parts, sheet } = agreed
  const { ownWords, wishes, chosen, does, practice, measure, call, stays, links, isCut, isLarge } = sheetOf(agreed)
  const again = againOf(answers, parts.agreements)
  return (
    <article class={isLarge ? 'paper large' : 'paper'}>
      <h1>{say.paperTitle}</h1>
      <p>
        {answers.named && person.firstName && `${person.firstName}, `}
        {date(sheet.asOf)}
      </p>
      {ownWords && <Line label={say.lines['own-words']}>{ownWords}</Line>}
      {wishes && <Line label={say.lines.wishes}>{wishes}</Line>}
      {chosen && <Line label={say.lines.chosen}>{chosen}</Line>}
      <List label={say.lines.does} items={does} />
      <List label={say.lines['practice-does']} items={practice} />
      <List label={say.lines.measure} items={measure} />
      {again && (
        <Line label={say.lines.again}>{say.around(text(again.text), date(dayAfter(sheet.asOf, again.days)))}</Line>
      )}
      <List label={say.eyesAndFeet} items={stays} />
      <List label={say.call} items={call} />
      <Line label={say.contact}>{text(parts.safety.contact)}</Line>
      {links.map((link) => (
        <p key={link.url}>
          {text(link.text)}: {writtenAddress(link.url)}
        </p>
      ))}
      {isCut && <p>{say.restOnScreen}</p>}
      <p class="own-notes">{say.ownNotes}</p>
      <p class="blank" />
    </article>
  )
}

function Line({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <p>
      <strong>{label}</strong> {children}
    </p>
  )
}

function List({ label, items }: { label: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <div class="list">
      <strong>{label}</strong>
      <ul>
        {items.map((item, at) => (
          <li key={at}>{item}</li>
        ))}
      </ul>
    </div>
  )
}
