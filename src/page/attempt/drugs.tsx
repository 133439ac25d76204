import { useWords } from '../language.ts'
import { drugsOf, stopped, without } from '../model/change.ts'
import { isTyped } from '../model/typed.ts'
import type { ChangeAsked } from './measurements.tsx'
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
              {name} <span class="small">{isOver ? '' : say.inUse}</span>
            </span>
            <label class="field">
              {say.stopOn}
              <input
                type="date"
                aria-label={`${name}, ${say.stopOn}`}
                value={day}
                onChange={({ currentTarget }) => {
                  if (isTyped(currentTarget.value)) onChange(stopped(record, type, id, currentTarget.value))
                }}
              />
            </label>
            <Remove name={name} onRemove={() => onChange(without(record, type, id))} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
