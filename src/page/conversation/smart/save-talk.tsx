import type { Bundle } from 'fhir/r4.js'
import { useMemo, useState } from 'preact/hooks'
import { transactionOf, type Written } from '../../model/smart/saving/transaction.ts'
import type { Saved } from '../record.ts'
import type { SaveAsked } from '../talk/conversation.tsx'
import { useTalk } from '../talk/speech.ts'
import { SaveOutcome } from './save-outcome.tsx'
import { WhatIsWritten } from './what-is-written.tsx'
import { smartWords } from './words.ts'

/**
 * What goes into the record, shown before it goes there; the professional presses. Once something of it may be there it is no longer
 * changed here, and pressing again sends the same: a server knows by its identifiers what it has.
 */
export function SaveTalk({ agreed, saving, patientId }: SaveAsked) {
  const say = smartWords[useTalk().language]
  const id = useMemo(() => crypto.randomUUID(), [])
  const [sent, setSent] = useState<Bundle<Written> | null>(null)
  const [state, setState] = useState<Saved | 'busy' | null>(null)
  const { sheet, parts, lines, answers } = agreed
  const { decision, saidBy, chosen } = answers
  const whole = {
    id,
    day: sheet.asOf,
    patientId,
    author: saving.author,
    templates: sheet.templates,
    goalShown: sheet.goalShown && parts === sheet.parts,
  }
  const transaction = sent ?? transactionOf({ ...whole, lines, decision, saidBy, chosen, say })
  const mayStand = lines.some(({ inRecord }) => inRecord === true)
  const isDone = state !== null && state !== 'busy' && state.outcome === 'all'
  const save = async () => {
    setState('busy')
    const saved = await saving.save(transaction)
    if (saved.outcome !== 'none' || saved.trouble.trouble === 'write-unknown') setSent(transaction)
    setState(saved)
  }
  return (
    <section class="block saving">
      <h2>{say.heading}</h2>
      {!mayStand && !sent && <p>{say.nothing}</p>}
      {(mayStand || sent) && !isDone && <WhatIsWritten transaction={transaction} say={say} />}
      {(mayStand || sent) && (
        <button type="button" class="main" disabled={state === 'busy' || isDone} onClick={save}>
          {say.save}
        </button>
      )}
      <SaveOutcome state={state} />
    </section>
  )
}
