import type { ExplainedPage } from '../../../http/public/explained.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

/** What each rule of each service asks, and where its page is. */
export function Rules({ told }: { told: ExplainedPage }) {
  const { language, text } = useSpeech()
  const say = explainedWords[language]
  return (
    <section>
      <h2>{say.rules}</h2>
      <p>{say.rulesLead}</p>
      {told.services.map(({ folder, title, rules }) => (
        <div key={folder}>
          <h3>{title ? text(title) : folder}</h3>
          <ul class="rules">
            {rules.map(({ name, asks, page }) => (
              <li key={name}>
                {text(asks)} <code>{page}</code>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
