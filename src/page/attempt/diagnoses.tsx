import { useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { diagnosed, diagnosesOf, without } from '../model/record/change.ts'
import { newId } from '../model/record/random.ts'
import { DayField } from '../parts/day-field.tsx'
import type { ChangeAsked } from './change.ts'
import { ConditionChoice } from './condition-choice.tsx'
import { Remove } from './remove.tsx'

/** Diagnoses to take out of the record, and one to add from those that the service knows. */
export function Diagnoses({ record, onChange }: ChangeAsked) {
  const { say, day: written, vocabulary } = useWords()
  const [day, setDay] = useState('')
  const [sent, setSent] = useState(false)
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const chosen = vocabulary?.conditions.find(({ name }) => name === form.get('condition'))
    setSent(day === '')
    if (!chosen || day === '') return
    setDay('')
    onChange(diagnosed(record, newId(), chosen.coding, day))
  }
  return (
    <fieldset class="group">
      <legend>{say.diagnoses}</legend>
      <ul class="rows">
        {diagnosesOf(record).map(({ type, id, name, day: since }) => (
          <li key={id}>
            <span class="name">{name}</span>
            <span class="small day">{since && written(since)}</span>
            <Remove name={name} onRemove={() => onChange(without(record, type, id))} />
          </li>
        ))}
      </ul>
      <form class="added" onSubmit={add} aria-label={say.addDiagnosis} noValidate>
        <ConditionChoice label={say.addDiagnosis} />
        <DayField label={say.since} value={day} onDay={setDay} onNone={() => setDay('')} wanted={sent} />
        <button type="submit">{say.add}</button>
      </form>
    </fieldset>
  )
}
