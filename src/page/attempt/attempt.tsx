import { CardView } from '../consult/card.tsx'
import { useWords } from '../language.ts'
import type { DiscoveredService } from '../model/record.ts'
import { isTyped } from '../model/typed.ts'
import { type Consult, shownOf } from '../use-consult.ts'
import { Diagnoses } from './diagnoses.tsx'
import { Drugs } from './drugs.tsx'
import { Measurements } from './measurements.tsx'

interface Asked {
  readonly consult: Consult
  readonly services: readonly DiscoveredService[]
  readonly service: DiscoveredService | undefined
  readonly onService: (id: string) => void
}

/** Forms that change the record in view; the service is asked after each change, and what it answers stands beside. */
export function Attempt({ consult, services, service, onService }: Asked) {
  const { say, text } = useWords()
  const { session, asOf, setAsOf, answer } = consult
  if (!session) return null
  const { record } = session
  const shown = answer.state === 'failed' ? null : shownOf(answer)
  return (
    <>
      <section class="attempt">
        <p>{say.tryLead}</p>
        <form class="asked" onSubmit={(event) => event.preventDefault()}>
          <label class="field">
            {say.judgeOn}
            <input
              type="date"
              value={asOf}
              onChange={({ currentTarget: { value } }) => {
                if (value === '' || isTyped(value)) setAsOf(value)
              }}
            />
          </label>
          <button type="button" disabled={asOf === ''} onClick={() => setAsOf('')}>
            {say.judgeToday}
          </button>
          <label class="field">
            {say.service}
            <select value={service?.id} onChange={({ currentTarget }) => onService(currentTarget.value)}>
              {services.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        </form>
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
          {answer.state === 'busy' ? say.busy : shown && say.answered(shown.cards.length)}
        </p>
        {shown?.cards.map((card) => (
          <CardView key={card.uuid} card={card} consult={consult} />
        ))}
        {shown && (
          <ul class="reasons-short">
            {shown.explanation.decisions.map(({ rule, outcome, notShown, text: sentence }) => (
              <li key={rule} class={outcome}>
                <strong>{say.rules[rule] ?? rule}</strong> {text(sentence)}{' '}
                {notShown && (say.notShown[notShown] ?? notShown)}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
