import type { Parts } from '../../../../conversation/sheet.ts'
import { optionsOf } from '../../../model/talk/agreed.ts'
import type { Answers, Decision, SaidBy } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { Radios } from '../radios.tsx'
import { Ticks } from '../ticks.tsx'

interface Asked {
  readonly parts: Parts
  readonly answers: Answers
  readonly onAnswers: (change: Partial<Answers>) => void
}

/** What was chosen, whether it is done now, and who said so. */
export function Chosen({ parts, answers, onAnswers }: Asked) {
  const { say } = useTalk()
  const choices = optionsOf(parts).map(({ id, name }) => ({ code: id, text: name }))
  return (
    <>
      <Ticks
        legend={say.chosenAsk}
        choices={choices}
        chosen={answers.chosen}
        onChosen={(chosen) => onAnswers({ chosen })}
      />
      <Radios
        legend={say.decisionAsk}
        choices={Object.entries(say.decisions) as [Decision, string][]}
        chosen={answers.decision}
        onChosen={(decision) => onAnswers({ decision })}
      />
      <Radios
        legend={say.saidByAsk}
        choices={Object.entries(say.saidBy) as [SaidBy, string][]}
        chosen={answers.saidBy}
        onChosen={(saidBy) => onAnswers({ saidBy })}
      />
    </>
  )
}
