import type { CoursePart, Mark, MarkState } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'

/** Each state has a shape of its own, so that no colour has to say it. */
const signs: Readonly<Record<MarkState, string>> = {
  good: 'M5 10.5l3.5 3.5 6.5-8',
  'too-high': 'M10 15V5M5.5 9.5 10 5l4.5 4.5',
  'too-low': 'M10 5v10M5.5 10.5 10 15l4.5-4.5',
  unknown: 'M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1 1-1.1 1.9M10 14.8v.1',
}

/** The five marks of the metabolic profile, now and then. */
export function Marks({ marks: { now, then } }: { marks: NonNullable<CoursePart['marks']> }) {
  const { say, date } = useTalk()
  return (
    <section class="block">
      <h2>{say.marks}</h2>
      <div class="profiles">
        <Profile title={say.marksNow} marks={now} />
        {then && <Profile title={say.marksThen(date(then.date))} marks={then.marks} />}
      </div>
    </section>
  )
}

function Profile({ title, marks }: { title: string; marks: readonly Mark[] }) {
  const { text } = useTalk()
  return (
    <div class="profile">
      <h3>{title}</h3>
      <ul>
        {marks.map(({ mark, name, state, stateText }) => (
          <li key={mark} class={state}>
            <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
              <circle cx="10" cy="10" r="9" />
              <path d={signs[state]} />
            </svg>
            <span>
              {text(name)}: <strong>{text(stateText)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
