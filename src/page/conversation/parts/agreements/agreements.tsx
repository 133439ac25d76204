import type { ComponentChildren } from 'preact'
import type { Agreed } from '../../../model/talk/agreed.ts'
import type { Answers } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { SafeLink } from '../safe-link.tsx'
import { Sentences } from '../sentences.tsx'
import { Chosen } from './chosen.tsx'
import { Plan } from './plan.tsx'
import { Preview } from './preview.tsx'

interface Asked {
  readonly agreed: Agreed
  readonly onAnswers: (change: Partial<Answers>) => void
  readonly saving: ((agreed: Agreed) => ComponentChildren) | undefined
}

/** What we agree: chosen, planned, looked over, and taken along on paper or into the record. */
export function Agreements({ agreed, onAnswers, saving }: Asked) {
  const { say, text } = useTalk()
  const { parts, answers } = agreed
  const { stays, teachBack, links } = parts.agreements
  return (
    <>
      <Chosen parts={parts} answers={answers} onAnswers={onAnswers} />
      <Plan agreements={parts.agreements} asOf={agreed.sheet.asOf} answers={answers} onAnswers={onAnswers} />
      {stays.length > 0 && (
        <section class="block">
          <h2>{say.stays}</h2>
          <Sentences texts={stays} listed />
        </section>
      )}
      <Preview agreed={agreed} onAnswers={onAnswers} />
      {saving?.(agreed)}
      {links.length > 0 && (
        <section class="block">
          <h2>{say.links}</h2>
          <ul class="listed">
            {links.map((link) => (
              <li key={link.url}>
                <SafeLink url={link.url} text={text(link.text)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="block teach-back">
        <h2>{say.teachBack}</h2>
        <p>{text(teachBack)}</p>
      </section>
    </>
  )
}
