import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PartName, Parts, Sheet } from '../../../conversation/sheet.ts'
import { type Agreed, linesOf } from '../../model/talk/agreed.ts'
import type { Answers } from '../../model/talk/answers.ts'
import type { Person } from '../../model/talk/person.ts'
import { Paper } from '../paper/paper.tsx'
import { Closing } from '../parts/agreements/closing.tsx'
import { PartView } from '../parts/part.tsx'
import { Picture } from './picture.tsx'
import { useTalk } from './speech.ts'
import { StepList } from './step-list.tsx'

interface Asked {
  readonly sheet: Sheet
  readonly parts: Parts
  readonly person: Person
  readonly opens: PartName | undefined
  readonly answers: Answers
  readonly onAnswers: (change: Partial<Answers>) => void
  readonly saving: ((agreed: Agreed) => ComponentChildren) | undefined
  /** Told when another part comes into view. */
  readonly onTurn: () => void
  readonly onDone: () => void
}

/** The parts, one in view at a time; what is urgent comes first and may keep the others closed. */
export function Steps({ sheet, parts, person, opens, answers, onAnswers, saving, onTurn, onDone }: Asked) {
  const { say, text, language } = useTalk()
  const { order, urgent } = sheet
  const [opened, setOpened] = useState(!urgent?.closes)
  const [part, setPart] = useState<PartName>(
    (!urgent && order.find((each) => each === opens)) || (order[0] ?? 'wishes'),
  )
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    scrollTo(0, 0)
  }, [part])
  const turn = (next: PartName) => {
    onTurn()
    setPart(next)
  }
  const at = order.indexOf(part)
  const [before, after] = [order[at - 1], order[at + 1]]
  const agreed: Agreed = { sheet, parts, answers, lines: linesOf(answers, parts, language), language }
  return (
    <>
      <StepList order={order} part={part} isOpen={opened} onPart={turn} />
      <main id="content" class={`part ${part}`} tabIndex={-1}>
        <p class="at">{say.partOf(at + 1, order.length)}</p>
        <h1 ref={heading} tabIndex={-1}>
          <Picture of={part} /> {text(parts[part].heading)}
        </h1>
        {urgent && at === 0 && (
          <p class="urgent">
            <strong>{text(urgent.text)}</strong>
          </p>
        )}
        <PartView part={part} agreed={agreed} onAnswers={onAnswers} />
        {/* There all the time: it knows what was written already. */}
        {saving && <div hidden={part !== 'agreements'}>{saving(agreed)}</div>}
        {part === 'agreements' && <Closing part={parts.agreements} />}
        {!opened && (
          <div class="note closed">
            <p>{say.closed}</p>
            <button type="button" onClick={() => setOpened(true)}>
              {say.openOthers}
            </button>
          </div>
        )}
        <div class="turn">
          {before && (
            <button type="button" onClick={() => turn(before)}>
              {say.goBack}
            </button>
          )}
          {after && opened && (
            <button type="button" class="main" onClick={() => turn(after)}>
              {say.goOn}: {say.short[after]}
            </button>
          )}
          {!after && (
            <button type="button" class="main" onClick={onDone}>
              {say.done}
            </button>
          )}
        </div>
      </main>
      <Paper agreed={agreed} person={person} />
    </>
  )
}
