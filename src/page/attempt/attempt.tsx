import { CardView } from '../consult/card.tsx'
import { HiddenCards } from '../consult/cards.tsx'
import { useWords } from '../language.ts'
import type { DiscoveredService } from '../model/record/record.ts'
import { DayField } from '../parts/day-field.tsx'
import { Mark } from '../parts/mark.tsx'
import { type Consult, shownOf } from '../service/use-consult.ts'
import { AddedDiagnoses } from './added-diagnoses.tsx'
import { Diagnoses } from './diagnoses.tsx'
import { Drugs } from './drugs.tsx'
import { Measurements } from './measurements.tsx'
import { Orders } from './orders.tsx'

interface Asked {
  readonly consult: Consult
  readonly services: readonly DiscoveredService[]
  readonly service: DiscoveredService | undefined
  readonly onService: (id: string) => void
  /** Judges on another day; empty for today. */
  readonly onDay: (day: string) => void
}

/** Forms that change the record in view; the service is asked after each change, and what it answers stands beside. */
export function Attempt({ consult, services, service, onService, onDay }: Asked) {
  const { say, text, asks } = useWords()
  const { session, asOf, answer } = consult
  if (!session) return null
  const { record } = session
  const shown = answer.state === 'failed' ? null : shownOf(answer)
  const [first] = consult.visible
  return (
    <>
      <p class="answer-bar" aria-hidden="true">
        {first && <Mark of={first.indicator} />}
        <span>{first ? first.summary : shown && say.noCard}</span>
      </p>
      <section class="attempt">
        <p>{say.tryLead}</p>
        <form class="asked" onSubmit={(event) => event.preventDefault()}>
          <DayField label={say.judgeOn} value={asOf} onDay={onDay} onNone={(isEmpty) => isEmpty && onDay('')} />
          <button type="button" disabled={asOf === ''} onClick={() => onDay('')}>
            {say.judgeToday}
          </button>
          <label class="field">
            {say.service}
            <select value={service?.id} onChange={({ currentTarget }) => onService(currentTarget.value)}>
              {services.map(({ id, title, hook }) => (
                <option key={id} value={id}>
                  {services.some((other) => other.title === title && other.id !== id) ? `${title} (${hook})` : title}
                </option>
              ))}
            </select>
          </label>
        </form>
        {service?.hook.startsWith('order-') && <Orders record={record} onChange={consult.change} />}
        {service?.hook === 'problem-list-item-create' && (
          <AddedDiagnoses record={record} onChange={consult.change} today={shown?.explanation.asOf ?? ''} />
        )}
        <Measurements
          record={record}
          initial={session.initial}
          onChange={consult.change}
          facts={shown?.explanation.facts ?? []}
        />
        <Drugs record={record} onChange={consult.change} />
        <Diagnoses record={record} onChange={consult.change} />
      </section>
      <section class="outcome" aria-busy={answer.state === 'busy'} aria-label={say.cards}>
        <p class="status" role="status">
          {answer.state === 'busy' ? say.busy : shown && say.answered(consult.visible.length)}
        </p>
        {consult.visible.map((card) => (
          <CardView key={card.uuid} card={card} consult={consult} />
        ))}
        <HiddenCards consult={consult} />
        {shown && (
          <ul class="reasons-short">
            {shown.explanation.decisions.map(({ rule, outcome, notShownText, text: sentence }) => (
              <li key={rule} class={outcome}>
                <strong>{asks(shown.explanation.service, rule)}</strong> {text(sentence)}{' '}
                {notShownText && text(notShownText)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
