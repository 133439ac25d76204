import type { ExplainedPage } from '../../../http/public/explained.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

/** Invented people, each marked as such, of every group as many for whom it worked as for whom it did not. */
export function Examples({ told }: { told: ExplainedPage }) {
  const { language, text } = useSpeech()
  const say = explainedWords[language]
  return (
    <section class="examples">
      <h2>{say.examples}</h2>
      <p>{say.examplesLead}</p>
      {told.groups.map(({ group, words }) => (
        <div key={group}>
          <h3>{text(words)}</h3>
          <ul>
            {told.examples
              .filter((example) => example.group === group)
              .map((example) => (
                <li key={text(example.text)}>
                  <p class="small">
                    <strong>{say.invented}.</strong> {example.worked ? say.worked : say.workedNot}.
                  </p>
                  <p>{text(example.text)}</p>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
