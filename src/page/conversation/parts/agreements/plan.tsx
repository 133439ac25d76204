import type { AgreementsPart } from '../../../../conversation/sheet.ts'
import { dayAfter } from '../../../model/talk/agreed.ts'
import type { Answers } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { Radios } from '../radios.tsx'
import { Ticks } from '../ticks.tsx'

/** Most lines of what the person does, and most characters of one: they have to fit on the paper. */
const [mostLines, mostCharacters] = [4, 100]

interface Asked {
  readonly agreements: AgreementsPart
  readonly asOf: string
  readonly answers: Answers
  readonly onAnswers: (change: Partial<Answers>) => void
}

/** Who does what, what is measured, and when to look again. */
export function Plan({ agreements, asOf, answers, onAnswers }: Asked) {
  const { say, text, date } = useTalk()
  const { does } = answers
  const suggested = new Set(agreements.measure.filter((each) => each.suggested).map(({ code }) => code))
  return (
    <>
      <fieldset class="lines">
        <legend>{say.doesAsk}</legend>
        {does.map((line, at) => (
          <input
            key={at}
            type="text"
            aria-label={say.doesAt(at + 1)}
            maxLength={mostCharacters}
            value={line}
            onInput={({ currentTarget }) => onAnswers({ does: does.with(at, currentTarget.value) })}
          />
        ))}
        {does.length < mostLines && (
          <button type="button" onClick={() => onAnswers({ does: [...does, ''] })}>
            {say.oneMore}
          </button>
        )}
      </fieldset>
      <Ticks
        legend={say.practiceAsk}
        choices={agreements.practiceDoes}
        chosen={answers.practiceDoes}
        onChosen={(practiceDoes) => onAnswers({ practiceDoes })}
      />
      <Ticks
        legend={say.measureAsk}
        choices={agreements.measure}
        chosen={answers.measure}
        onChosen={(measure) => onAnswers({ measure })}
        more={(code) => suggested.has(code) && <small>{say.suggested}</small>}
      />
      {agreements.again.length > 0 && (
        <Radios
          legend={say.againAsk}
          choices={agreements.again.map(({ code, text: words, days }) => {
            return [code, say.around(text(words), date(dayAfter(asOf, days)))] as const
          })}
          chosen={answers.again}
          onChosen={(again) => onAnswers({ again })}
        />
      )}
    </>
  )
}
