import { useWords } from '../language.ts'

/** Takes one line out of the record. */
export function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { say } = useWords()
  return (
    <button type="button" aria-label={`${say.remove}: ${name}`} title={say.remove} onClick={onRemove}>
      ×
    </button>
  )
}
