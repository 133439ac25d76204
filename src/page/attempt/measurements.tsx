import { useState } from 'preact/hooks'
import type { Fact } from '../../fhir/fact.ts'
import { useWords } from '../language.ts'
import { type Line, measured, measuredAnew, measurementsOf, without } from '../model/change.ts'
import { newId } from '../model/random.ts'
import type { PatientRecord } from '../model/record.ts'
import { isTyped } from '../model/typed.ts'
import { Remove } from './remove.tsx'

/** A form over the record: what it shows, and what to do with the changed record. */
export interface ChangeAsked {
  readonly record: PatientRecord
  readonly onChange: (record: PatientRecord) => void
}

interface MeasurementsAsked extends ChangeAsked {
  /** As the record was opened. */
  readonly initial: PatientRecord
  readonly facts: readonly Fact[]
}

/** Newest measurements that are listed at first. */
const listed = 14

/** Measurements to change or remove, under the names that the service has for them, and one to add. */
export function Measurements({ record, initial, onChange, facts }: MeasurementsAsked) {
  const { say, term } = useWords()
  const names = new Map(facts.map(({ fact, source }) => [source, term(fact)]))
  const [all, setAll] = useState(false)
  const order = measurementsOf(initial).map(({ id }) => id)
  // A row stays in its place while its date is typed.
  const lines = measurementsOf(record).toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
  return (
    <fieldset class="group">
      <legend>{say.measurements}</legend>
      {lines.length === 0 && <p>{say.noneYet}</p>}
      <ul class="rows">
        {(all ? lines : lines.slice(0, listed)).map((line) => (
          <Row
            key={line.id}
            line={{ ...line, name: names.get(`Observation/${line.id}`) ?? line.name }}
            onMeasured={(value, day) => onChange(measuredAnew(record, line.id, value, day))}
            onRemove={() => onChange(without(record, line.type, line.id))}
          />
        ))}
      </ul>
      {lines.length > listed && (
        <button type="button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say.less : say.all(lines.length)}
        </button>
      )}
      <Added record={record} onChange={onChange} />
    </fieldset>
  )
}

interface RowAsked {
  readonly line: Line
  readonly onMeasured: (value: number, day: string) => void
  readonly onRemove: () => void
}

function Row({ line, onMeasured, onRemove }: RowAsked) {
  const { say, unit } = useWords()
  const change = (value: string, day: string) => {
    if (value !== '' && Number.isFinite(Number(value)) && isTyped(day)) onMeasured(Number(value), day)
  }
  return (
    <li>
      <span class="name">{line.name}</span>
      <input
        type="number"
        step="any"
        aria-label={`${line.name}, ${say.value}`}
        value={line.value ?? ''}
        onChange={({ currentTarget }) => change(currentTarget.value, line.day)}
      />
      <span class="unit">{unit(line.unit)}</span>
      <input
        type="date"
        aria-label={`${line.name}, ${say.date}`}
        value={line.day}
        onChange={({ currentTarget }) => change(String(line.value), currentTarget.value)}
      />
      <Remove name={`${line.name} ${line.day}`} onRemove={onRemove} />
    </li>
  )
}

function Added({ record, onChange }: ChangeAsked) {
  const { say, text, vocabulary, unit } = useWords()
  const measures = vocabulary?.measures ?? []
  const [name, setName] = useState(measures[0]?.name ?? '')
  const chosen = measures.find((measure) => measure.name === name)
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget as HTMLFormElement)
    const [value, day] = [Number(form.get('value')), String(form.get('day'))]
    if (!chosen || day === '') return
    onChange(measured(record, newId(), chosen.coding, { value, unit: chosen.unit, day }))
  }
  return (
    <form class="added" onSubmit={add} aria-label={say.addMeasurement}>
      <label class="field">
        {say.addMeasurement}
        <select value={name} onChange={({ currentTarget }) => setName(currentTarget.value)}>
          {measures.map((measure) => (
            <option key={measure.name} value={measure.name}>
              {text(measure.title)} ({measure.coding.display})
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {say.value} {chosen && <span class="unit">{unit(chosen.unit)}</span>}
        <input type="number" name="value" step="any" required />
      </label>
      <label class="field">
        {say.date}
        <input type="date" name="day" required />
      </label>
      <button type="submit">{say.add}</button>
    </form>
  )
}
