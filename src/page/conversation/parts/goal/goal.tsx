import { Fragment } from 'preact'
import type { GoalPart } from '../../../../conversation/sheet.ts'
import { useTalk } from '../../talk/speech.ts'
import { Sentences } from '../sentences.tsx'
import { FigureView } from './figure.tsx'

/** What it is that may be chosen and for whom it suits, or what we work on. */
export function Goal({ part }: { part: GoalPart }) {
  const { say, text } = useTalk()
  const lists = [
    [say.helps, part.helps, 'helps'],
    [say.harder, part.harder, 'harder'],
    [say.questions, part.questions, 'questions'],
  ] as const
  return (
    <>
      <p class="ask">{text(part.choice)}</p>
      <Sentences texts={part.texts} />
      <div class="factors">
        {lists
          .filter(([, texts]) => texts.length > 0)
          .map(([title, texts, kind]) => (
            <section class={`block ${kind}`} key={kind}>
              <h2>{title}</h2>
              <Sentences texts={texts} listed />
            </section>
          ))}
      </div>
      {part.studies.length > 0 && (
        <section class="block">
          <h2>{say.noGroups}</h2>
          {part.studies.map(({ population, figures, notes }) => (
            <Fragment key={population.en}>
              <p>{text(population)}</p>
              {figures.map((figure) => (
                <FigureView key={figure.moment.en} figure={figure} />
              ))}
              <Sentences texts={notes} />
            </Fragment>
          ))}
        </section>
      )}
      {part.notStudied && <p class="note">{text(part.notStudied)}</p>}
      <p class="imprint">{text(part.imprint)}</p>
    </>
  )
}
