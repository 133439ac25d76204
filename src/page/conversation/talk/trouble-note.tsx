import type { ComponentChildren } from 'preact'
import { troubles } from '../../model/talk/words/troubles.ts'
import type { Trouble } from '../record.ts'
import { useTalk } from './speech.ts'

interface Asked {
  readonly trouble?: Trouble
  readonly onAgain?: () => void
  /** What can be done about it here. */
  readonly children?: ComponentChildren
}

/** Why there is nothing to show, in words of our own, with the code that a help desk asks for; without one that it can be tried again. */
export function TroubleNote({ trouble, onAgain, children }: Asked) {
  const { say, text, language } = useTalk()
  return (
    <main id="content" tabIndex={-1}>
      <p class="note" role="alert">
        {trouble ? text(troubles[trouble.trouble]) : say.failed}
      </p>
      {trouble?.trouble === 'user-is-patient' && (
        <p>
          <a href={language === 'nl' ? '/uitleg' : '/explained'}>{say.explained}</a>
        </p>
      )}
      {children}
      {trouble && <p class="small">{say.troubleCode(trouble.trouble)}</p>}
      {onAgain && (
        <button type="button" onClick={onAgain}>
          {say.again}
        </button>
      )}
    </main>
  )
}
