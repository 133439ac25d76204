import { useWords } from '../language.ts'
import { drugsOf, stopped, without } from '../model/record/change.ts'
import { DayField } from '../parts/day-field.tsx'
import type { ChangeAsked } from './change.ts'
import { Remove } from './remove.tsx'

/** Drugs to stop on a day, or to take out of the record. */
export function Drugs({ record, onChange }: ChangeAsked) {
  const { say } = useWords()
  const lines = drugsOf(record)
  return (
    <fieldset class="group">
      <legend>{say.drugs}</legend>
      {lines.length === 0 && <p>{say.noneYet}</p>}
      <ul class="rows drugs">
        {lines.map(({ type, id, name, day, isOver }) => (
          <li key={id}>
            <span class="name">
              {name} {!isOver && <span class="small">{say.inUse}</span>}
            </span>
            <DayField
              label={say.stopOn}
              name={`${name}, ${say.stopOn}`}
              value={day}
              onDay={(typed) => onChange(stopped(record, type, id, typed))}
            />
            <Remove name={name} onRemove={() => onChange(without(record, type, id))} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
