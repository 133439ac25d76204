import type { ExplainedPage } from '../../../http/public/explained.ts'
import type { PracticeQuestion } from '../../../knowledge/knowledge.ts'
import type { Explanation } from '../../../why/explanation.ts'
import { type Answers, decidedOn } from '../../model/practice.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

interface Both {
  readonly practice: NonNullable<ExplainedPage['practice']>
  readonly answers: Answers
  readonly explanation: Explanation
}

/** Your answers beside what the service decided, with why and from which sources. No score: a difference is no mistake. */
export function Compared({ practice: { questions }, answers, explanation }: Both) {
  const { language, text } = useSpeech()
  const say = explainedWords[language]
  const worded = ({ answers: possible }: PracticeQuestion, code: string | undefined) => {
    const found = possible.find((each) => each.code === code)
    return found ? text(found.words) : code
  }
  return (
    <section class="compared">
      <h3>{say.so}</h3>
      <dl>
        {questions.map((question) => {
          const { code, decision } = decidedOn(question, explanation)
          const sources = [...new Set((decision?.values ?? []).map(({ source }) => source))]
          return (
            <div key={question.id}>
              <dt>{text(question.asks)}</dt>
              <dd>
                {say.you}: {worded(question, answers[question.id])}
              </dd>
              <dd>
                {say.service}: <strong>{worded(question, code)}</strong>{' '}
                <span class="tag">{answers[question.id] === code ? say.same : say.differs}</span>
              </dd>
              {decision && (
                <dd class="small">
                  {say.reason}: {text(decision.text)}
                  {sources.length > 0 && (
                    <>
                      <br />
                      {say.from}: {sources.slice(0, 3).join('; ')}
                    </>
                  )}
                </dd>
              )}
            </div>
          )
        })}
      </dl>
    </section>
  )
}
