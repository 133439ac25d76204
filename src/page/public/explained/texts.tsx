import type { ExplainedPage } from '../../../http/public/explained.ts'
import type { ReaderKind } from '../../../knowledge/knowledge.ts'
import { Markdown } from '../../parts/markdown.tsx'
import { useSpeech } from '../speech.ts'
import { explainedWords } from '../words/explained.ts'

/** The texts for a kind of reader, each with its sources and the day on which it was checked. */
export function Texts({ told, reader }: { told: ExplainedPage; reader: ReaderKind }) {
  const { language, text, date, month } = useSpeech()
  const say = explainedWords[language]
  return (
    <>
      {told.texts
        .filter((each) => each.for === reader)
        .map((each) => (
          <section key={each.id} id={each.id} class="told">
            <h2>{text(each.title)}</h2>
            <Markdown text={text(each.text)} />
            <p class="small">
              {say.source}:{' '}
              {each.sources.map(({ title, publisher, date: dated, url }, index) => (
                <span key={url}>
                  {index > 0 && '; '}
                  <a href={url} rel="noreferrer">
                    {publisher}, {text(title)} ({dated})
                  </a>
                </span>
              ))}
              . {each.reviewBy < told.day ? say.overdue(month(each.checkedOn)) : say.checkedOn(date(each.checkedOn))}
              {each.status === 'proposed' && ` ${say.proposed}`}
            </p>
          </section>
        ))}
    </>
  )
}
