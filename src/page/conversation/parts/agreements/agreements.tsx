import type { Agreed } from '../../../model/talk/agreed.ts'
import type { Answers } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { Sentences } from '../sentences.tsx'
import { Chosen } from './chosen.tsx'
import { Plan } from './plan.tsx'
import { Preview } from './preview.tsx'

interface Asked {
  readonly agreed: Agreed
  readonly onAnswers: (change: Partial<Answers>) => void
}

/** What we agree: chosen, planned, and looked over before it goes on paper or into the record. */
export function Agreements({ agreed, onAnswers }: Asked) {
  const { say } = useTalk()
  const { parts, answers } = agreed
  const { stays } = parts.agreements
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
    </>
  )
}
