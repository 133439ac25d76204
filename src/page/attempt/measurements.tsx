import { useState } from 'preact/hooks'
import type { Fact } from '../../patient/fact.ts'
import { useWords } from '../language.ts'
import { type Line, measuredAnew, measurementsOf, without } from '../model/record/change.ts'
import type { PatientRecord } from '../model/record/record.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { DayField } from '../parts/day-field.tsx'
import { AddedMeasurement } from './added-measurement.tsx'
import type { ChangeAsked } from './change.ts'
import { Remove } from './remove.tsx'

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
  // A row stays in its place when its date is changed.
  const lines = measurementsOf(record).toSorted((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
  return (
    <fieldset class="group">
      <legend>{say.measurements}</legend>
      {lines.length === 0 && <p>{say.noneYet}</p>}
      <ul class="rows measured">
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
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? say.less : say.all(lines.length)}
        </button>
      )}
      <AddedMeasurement record={record} onChange={onChange} />
    </fieldset>
  )
}

interface RowAsked {
  readonly line: Line
  readonly onMeasured: (value: number, day: string) => void
  readonly onRemove: () => void
}

function Row({ line: { name, value, unit: code, day }, onMeasured, onRemove }: RowAsked) {
  const { say, unit, day: written } = useWords()
  return (
    <li>
      <span class="name">{name}</span>
      <AmountField name={`${name}, ${say.value}`} value={value} onAmount={(amount) => onMeasured(amount, day)} />
      <span class="unit">{unit(code)}</span>
      <DayField
        name={`${name}, ${say.date}`}
        value={day}
        onDay={(typed) => {
          if (value !== null) onMeasured(value, typed)
        }}
      />
      <Remove name={`${name} ${written(day)}`} onRemove={onRemove} />
    </li>
  )
}
