import type { Agreed } from '../../../model/talk/agreed.ts'
import type { Answers } from '../../../model/talk/answers.ts'
import { CopyButton } from '../../../parts/copy-button.tsx'
import { useTalk } from '../../talk/speech.ts'
import { Radios } from '../radios.tsx'

/** Every line of what was agreed, whether it may stand in the record, and how it goes there or on paper. */
export function Preview({ agreed, onAnswers }: { agreed: Agreed; onAnswers: (change: Partial<Answers>) => void }) {
  const { say, date } = useTalk()
  const { lines, answers, sheet } = agreed
  const allowed = lines.filter(({ inRecord }) => inRecord)
  const copied = () =>
    [say.agreementsOn(date(sheet.asOf)), ...allowed.map(({ label, text }) => `${label}: ${text}`)].join('\n')
  return (
    <section class="block preview">
      <h2>{say.preview}</h2>
      {lines.length === 0 && <p>{say.previewNone}</p>}
      <ul>
        {lines.map(({ kind, label, text, inRecord }) => (
          <li key={kind}>
            <p class="line">
              <span class="label">{label}</span> {text}
            </p>
            <Radios
              legend={
                <>
                  {say.inRecordAsk} <span class="unseen">{label}</span>
                </>
              }
              class="yes-no"
              choices={[
                ['yes', say.yes],
                ['no', say.no],
              ]}
              chosen={inRecord === null ? null : inRecord ? 'yes' : 'no'}
              onChosen={(said) => onAnswers({ inRecord: { ...answers.inRecord, [kind]: said === 'yes' } })}
            />
          </li>
        ))}
      </ul>
      {lines.length > 0 && <p>{allowed.length === 0 ? say.copyNone : say.onPaper}</p>}
      <label class="choice">
        <input
          type="checkbox"
          checked={answers.named}
          onChange={({ currentTarget }) => onAnswers({ named: currentTarget.checked })}
        />
        <span>{say.named}</span>
      </label>
      <div class="row">
        {allowed.length > 0 && (
          <CopyButton label={say.copy} copied={say.copied} failed={say.copyFailed} text={copied} />
        )}
        <button type="button" onClick={() => print()}>
          {say.print}
        </button>
      </div>
    </section>
  )
}
