import { useId } from 'preact/hooks'
import type { WishesPart } from '../../../../conversation/sheet.ts'
import { type Answers, mostTyped } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { Ticks } from '../ticks.tsx'
import { ScaleView } from './scale.tsx'

interface Asked {
  readonly part: WishesPart
  readonly answers: Answers
  readonly onAnswers: (change: Partial<Answers>) => void
}

/** What do you want? Own words first, then choices; nothing of it is interpreted. */
export function Wishes({ part, answers, onAnswers }: Asked) {
  const { say, text } = useTalk()
  const words = useId()
  const recorded = (code: string) => part.pillars.find((each) => each.code === code)?.recorded
  return (
    <>
      <section class="block">
        <p class="ask" id={words}>
          {text(part.ask)}
        </p>
        <div class="own-words">
          <textarea
            aria-labelledby={words}
            rows={3}
            maxLength={mostTyped}
            value={answers.ownWords}
            onInput={({ currentTarget }) => onAnswers({ ownWords: currentTarget.value })}
          />
          <p class="for-professional">
            <strong>{say.forProfessional}</strong> {text(part.readAlong)}
          </p>
        </div>
      </section>
      <Ticks
        legend={say.choicesAsk}
        choices={part.choices}
        chosen={answers.wishes}
        onChosen={(wishes) => onAnswers({ wishes })}
      />
      {part.scales.map((scale) => (
        <ScaleView
          key={scale.code}
          scale={scale}
          said={answers.scales[scale.code]}
          onSaid={(said) => onAnswers({ scales: { ...answers.scales, [scale.code]: said } })}
        />
      ))}
      <Ticks
        legend={text(part.helpers.ask)}
        choices={part.helpers.choices}
        chosen={answers.helpers}
        onChosen={(helpers) => onAnswers({ helpers })}
      />
      <Ticks
        legend={say.pillars}
        choices={part.pillars}
        chosen={answers.pillars}
        onChosen={(pillars) => onAnswers({ pillars })}
        more={(code) => {
          const found = recorded(code)
          return found && <small>{text(found)}</small>
        }}
      />
    </>
  )
}
