import { useState } from 'preact/hooks'
import { useWords } from '../language.ts'
import { measured } from '../model/record/change.ts'
import { newId } from '../model/record/random.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { DayField } from '../parts/day-field.tsx'
import type { ChangeAsked } from './change.ts'

const nothing: { readonly value: number | null; readonly day: string; readonly sent: boolean } = {
  value: null,
  day: '',
  sent: false,
}

/** A measurement to add, of those that the service knows. */
export function AddedMeasurement({ record, onChange }: ChangeAsked) {
  const { say, text, vocabulary, unit } = useWords()
  const measures = vocabulary?.measures ?? []
  const [name, setName] = useState(measures[0]?.name ?? '')
  const [{ value, day, sent }, setTyped] = useState(nothing)
  const chosen = measures.find((measure) => measure.name === name)
  const type = (change: Partial<typeof nothing>) => setTyped((typed) => ({ ...typed, ...change }))
  const add = (event: SubmitEvent) => {
    event.preventDefault()
    if (!chosen || value === null || day === '') return type({ sent: true })
    setTyped(nothing)
    onChange(measured(record, newId(), chosen.coding, { value, unit: chosen.unit, day }))
  }
  return (
    <form class="added" onSubmit={add} aria-label={say.addMeasurement} noValidate>
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
      <AmountField
        label={
          <>
            {say.value} {chosen && <span class="unit">{unit(chosen.unit)}</span>}
          </>
        }
        value={value}
        wanted={sent}
        onAmount={(amount) => type({ value: amount })}
        onNone={() => type({ value: null })}
      />
      <DayField
        label={say.date}
        value={day}
        wanted={sent}
        onDay={(found) => type({ day: found })}
        onNone={() => type({ day: '' })}
      />
      <button type="submit">{say.add}</button>
    </form>
  )
}
