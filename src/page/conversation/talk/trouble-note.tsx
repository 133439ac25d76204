import { troubles } from '../../model/talk/words/troubles.ts'
import type { Trouble } from '../record.ts'
import { useTalk } from './speech.ts'

/** Why there is nothing to show, in words of our own, with the code that a help desk asks for; without one that it can be tried again. */
export function TroubleNote({ trouble, onAgain }: { trouble?: Trouble; onAgain?: () => void }) {
  const { say, text } = useTalk()
  return (
    <main id="content" tabIndex={-1}>
      <p class="note" role="alert">
        {trouble ? text(troubles[trouble.trouble]) : say.failed}
      </p>
      {trouble && <p class="small">{say.troubleCode(trouble.trouble)}</p>}
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {say.again}
        </button>
      )}
    </main>
  )
}
