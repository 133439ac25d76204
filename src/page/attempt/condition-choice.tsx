import { useWords } from '../language.ts'

/** The field `condition` of a form: one of the diagnoses that the service knows, by its name there. */
export function ConditionChoice({ label }: { label: string }) {
  const { text, vocabulary } = useWords()
  return (
    <label class="field">
      {label}
      <select name="condition">
        {vocabulary?.conditions.map(({ name, title, coding }) => (
          <option key={name} value={name}>
            {text(title)} ({coding.code})
          </option>
        ))}
      </select>
    </label>
  )
}
