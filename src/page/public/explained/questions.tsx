import { useState } from 'preact/hooks'
import type { PracticeQuestion } from '../../../knowledge/knowledge.ts'
import type { Answers } from '../../model/practice.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

interface Asked {
  readonly questions: readonly PracticeQuestion[]
  readonly onAnswered: (answers: Answers) => void
}

/** What you would do, each question answered by one of a few. */
export function Questions({ questions, onAnswered }: Asked) {
  const { language, text } = useSpeech()
  const say = explainedWords[language]
  const [answers, setAnswers] = useState<Answers>({})
  const [amiss, setAmiss] = useState(false)
  const isWhole = questions.every(({ id }) => answers[id])
  return (
    <form
      class="questions"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) onAnswered(answers)
        else setAmiss(true)
      }}
    >
      {questions.map(({ id, asks, answers: possible }) => (
        <label class="field" key={id}>
          {text(asks)}
          <select
            value={answers[id] ?? ''}
            onChange={({ currentTarget }) => setAnswers((before) => ({ ...before, [id]: currentTarget.value }))}
          >
            <option value="">{say.choose}</option>
            {possible.map(({ code, words }) => (
              <option key={code} value={code}>
                {text(words)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" class="main">
        {say.show}
      </button>
      {amiss && !isWhole && (
        <p role="alert" class="amiss">
          {say.unanswered}
        </p>
      )}
    </form>
  )
}
