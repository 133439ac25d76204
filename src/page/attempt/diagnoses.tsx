import { useWords } from '../language.ts'
import { diagnosed, diagnosesOf, without } from '../model/change.ts'
import { newId } from '../model/random.ts'
import type { ChangeAsked } from './measurements.tsx'
import { Remove } from './remove.tsx'

/** Diagnoses to take out of the record, and one to add from those that the service knows. */
export function Diagnoses({ record, onChange }: ChangeAsked) {
  const { say, text, day: written, vocabulary } = useWords()
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const chosen = vocabulary?.conditions.find(({ name }) => name === form.get('condition'))
    const day = String(form.get('day'))
    if (chosen && day !== '') onChange(diagnosed(record, newId(), chosen.coding, day))
  }
  return (
    <fieldset class="group">
      <legend>{say.diagnoses}</legend>
      <ul class="rows">
        {diagnosesOf(record).map(({ type, id, name, day }) => (
          <li key={id}>
            <span class="name">{name}</span>
            <span class="small">{day && written(day)}</span>
            <Remove name={name} onRemove={() => onChange(without(record, type, id))} />
          </li>
        ))}
      </ul>
      <form class="added" onSubmit={add} aria-label={say.addDiagnosis}>
        <label class="field">
          {say.addDiagnosis}
          <select name="condition">
            {vocabulary?.conditions.map(({ name, title, coding }) => (
              <option key={name} value={name}>
                {text(title)} ({coding.code})
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          {say.since}
          <input type="date" name="day" required />
        </label>
        <button type="submit">{say.add}</button>
      </form>
    </fieldset>
  )
}
