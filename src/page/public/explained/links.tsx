import type { ExplainedPage } from '../../../http/public/explained.ts'
import type { ReaderKind } from '../../../knowledge/knowledge.ts'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

/** Pages of others for a kind of reader: what each is for, where it leads, and the day on which somebody looked after it. */
export function Links({ told, reader }: { told: ExplainedPage; reader: ReaderKind }) {
  const { language, text, date } = useSpeech()
  const say = explainedWords[language]
  return (
    <section>
      <h2>{say.links}</h2>
      <ul class="links">
        {told.links
          .filter((link) => link.for.includes(reader))
          .map((link) => (
            <li key={link.id}>
              <a href={link.url} rel="noreferrer">
                {text(link.title)}
              </a>{' '}
              <span class="small">
                {new URL(link.url).host}, {say.checked(date(link.date))}
                {!link.opened && `; ${say.notOpened}`}
              </span>
              <br />
              {text(link.what)}
            </li>
          ))}
      </ul>
    </section>
  )
}
