import { useEffect, useState } from 'preact/hooks'
import type { ExplainedPage } from '../../../http/public/explained.ts'
import type { Explanation } from '../../../why/explanation.ts'
import type { Answers } from '../../model/practice.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'
import { Compared } from './compared.tsx'
import { Links } from './links.tsx'
import { Person } from './person.tsx'
import { Questions } from './questions.tsx'

/** Invented patients one by one: first what you would do, then what the service decided. */
export function Practice({ told }: { told: ExplainedPage }) {
  const { language } = useSpeech()
  const say = explainedWords[language]
  const { practice } = told
  const [at, setAt] = useState(0)
  const [answers, setAnswers] = useState<Answers | null>(null)
  const name = practice?.people[at]
  const { explanation, failed } = useExplanation(practice?.service, name, language)
  if (!practice) return <p class="note">{say.practiceOff}</p>
  const goTo = (next: number) => {
    setAnswers(null)
    setAt(next)
  }
  if (name === undefined)
    return (
      <>
        <p>{say.endLead}</p>
        <Links told={told} reader="professionals" />
        <button type="button" onClick={() => goTo(0)}>
          {say.restart}
        </button>
      </>
    )
  return (
    <div class="practice">
      <p class="intro">{say.practiceLead}</p>
      <h2>{say.person(at + 1, practice.people.length)}</h2>
      {failed && (
        <p role="alert" class="note">
          {say.practiceFailed}
        </p>
      )}
      {explanation && (
        <>
          <Person name={name} explanation={explanation} words={practice.words} answered={answers !== null} />
          {answers === null ? (
            <Questions key={name} questions={practice.questions} onAnswered={setAnswers} />
          ) : (
            <>
              <Compared practice={practice} answers={answers} explanation={explanation} />
              <button type="button" class="main" onClick={() => goTo(at + 1)}>
                {at + 1 < practice.people.length ? say.next : say.end}
              </button>
            </>
          )}
        </>
      )}
    </div>
  )
}

/** What the service decides about an example patient today. */
function useExplanation(service: string | undefined, name: string | undefined, language: string) {
  const [told, setTold] = useState<{ readonly explanation: Explanation | null; readonly failed: boolean }>({
    explanation: null,
    failed: false,
  })
  useEffect(() => {
    let stale = false
    setTold({ explanation: null, failed: false })
    if (service === undefined || name === undefined) return
    const headers = { 'content-type': 'application/json', 'accept-language': language }
    const asJson = (answer: Response) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))))
    fetch(`/examples/${name}?service=${service}`)
      .then(asJson)
      .then((call) =>
        fetch(`/cds-services/${service}/explain?pacing=off`, { method: 'POST', headers, body: JSON.stringify(call) }),
      )
      .then(asJson)
      .then(
        (explanation) => stale || setTold({ explanation, failed: false }),
        () => stale || setTold({ explanation: null, failed: true }),
      )
    return () => {
      stale = true
    }
  }, [service, name, language])
  return told
}
