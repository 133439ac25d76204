import { useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { added, addedTo, withoutAdded } from '../model/record/added.ts'
import { newId } from '../model/record/random.ts'
import { DayField } from '../parts/day-field.tsx'
import type { ChangeAsked } from './change.ts'
import { ConditionChoice } from './condition-choice.tsx'
import { Remove } from './remove.tsx'

interface Asked extends ChangeAsked {
  /** The day on which it is put on record; empty where that is not known. */
  readonly today: string
}

/** Diagnoses that are put on the list of problems: the hook is fired for them. */
export function AddedDiagnoses({ record, onChange, today }: Asked) {
  const { say, day: written, vocabulary } = useWords()
  const [since, setSince] = useState('')
  const lines = addedTo(record)
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const chosen = vocabulary?.conditions.find(({ name }) => name === form.get('condition'))
    if (!chosen) return
    setSince('')
    onChange(added(record, newId(), chosen.coding, { recorded: today, since }))
  }
  return (
    <fieldset class="group">
      <legend>{say.added}</legend>
      {lines.length === 0 && <p>{say.addedNone}</p>}
      <ul class="rows">
        {lines.map(({ id, name, since: begun }) => (
          <li key={id}>
            <span class="name">{name}</span>
            <span class="small day">{begun && written(begun)}</span>
            <Remove name={name} onRemove={() => onChange(withoutAdded(record, id))} />
          </li>
        ))}
      </ul>
      <form class="added" onSubmit={add} aria-label={say.addNew} noValidate>
        <ConditionChoice label={say.addWhat} />
        <DayField label={say.since} value={since} onDay={setSince} onNone={() => setSince('')} />
        <button type="submit">{say.add}</button>
      </form>
    </fieldset>
  )
}
