import { useId } from 'preact/hooks'
import type { WishesPart } from '../../../../conversation/sheet.ts'
import { type Answers, mostTyped, type Scale } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { Radios } from '../radios.tsx'

type Said = Answers['scales'][Scale]

const figures = Array.from({ length: 11 }, (_, figure) => [String(figure), String(figure)] as const)

interface Asked {
  readonly scale: WishesPart['scales'][number]
  readonly said: Said
  readonly onSaid: (said: Said) => void
}

/** A figure from 0 to 10, and the question that follows it. */
export function ScaleView({ scale: { ask, after }, said, onSaid }: Asked) {
  const { say, text } = useTalk()
  const question = useId()
  return (
    <section class="scale">
      <Radios
        legend={text(ask)}
        class="figures"
        choices={figures}
        chosen={said.figure === null ? null : String(said.figure)}
        onChosen={(figure) => onSaid({ ...said, figure: Number(figure) })}
      />
      <p class="ends" aria-hidden="true">
        <span>0: {say.lowest}</span> <span>10: {say.highest}</span>
      </p>
      {said.figure !== null && (
        <div class="after">
          <label for={question}>{text(after)}</label>
          <textarea
            id={question}
            rows={2}
            maxLength={mostTyped}
            value={said.after}
            onInput={({ currentTarget }) => onSaid({ ...said, after: currentTarget.value })}
          />
        </div>
      )}
    </section>
  )
}
