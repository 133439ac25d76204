import { useState } from 'preact/hooks'
import type { OptionsPart, Worded } from '../../../../conversation/sheet.ts'
import type { Answers } from '../../../model/talk/answers.ts'
import { useTalk } from '../../talk/speech.ts'
import { useWide } from '../../talk/use-wide.ts'
import { Radios } from '../radios.tsx'
import { Sentences } from '../sentences.tsx'
import { OptionGrid } from './option-grid.tsx'
import { OptionLists } from './option-lists.tsx'

interface Asked {
  readonly part: OptionsPart
  readonly answers: Answers
  readonly onAnswers: (change: Partial<Answers>) => void
}

const all = ''

/** What is there to choose, told alike of every option; the person says what to look at first. */
export function Options({ part, answers: { chosen }, onAnswers }: Asked) {
  const { say, text } = useTalk()
  const isWide = useWide()
  const [first, setFirst] = useState(all)
  const [isMore, setMore] = useState(false)
  const options = isMore ? [...part.columns, ...part.more] : part.columns
  const rows = firstOf(part.rows, first)
  const toggle = (id: string) =>
    onAnswers({ chosen: chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id] })
  const Shown = isWide ? OptionGrid : OptionLists
  return (
    <>
      <Sentences texts={part.texts} />
      {options.length > 0 && (
        <>
          {isWide ? (
            <Radios
              legend={say.lookFirst}
              class="chips"
              choices={[
                [all, say.allPoints],
                ...part.rows.map(({ code, text: words }) => [code, text(words)] as const),
              ]}
              chosen={first}
              onChosen={setFirst}
            />
          ) : (
            <h2>{say.lookFirst}</h2>
          )}
          <Shown rows={rows} options={options} chosen={chosen} onToggle={toggle} />
        </>
      )}
      {part.more.length > 0 && (
        <button type="button" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {isMore ? say.fewer : `${say.more} (${part.more.length})`}
        </button>
      )}
      {part.notFitting.length > 0 && (
        <details class="not-fitting">
          <summary>{say.why}</summary>
          <ul class="listed">
            {part.notFitting.map(({ id, name, why }) => (
              <li key={id}>
                <strong>{text(name)}.</strong> {text(why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The rows with one of them first. */
function firstOf(rows: readonly Worded[], first: string): readonly Worded[] {
  return [...rows.filter(({ code }) => code === first), ...rows.filter(({ code }) => code !== first)]
}
