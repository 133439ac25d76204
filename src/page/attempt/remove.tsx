import { useWords } from '../language.ts'
import { Icon } from '../parts/icon.tsx'

/** Takes one line out of the record. */
export function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { say } = useWords()
  return (
    <button type="button" class="remove" aria-label={`${say.remove}: ${name}`} title={say.remove} onClick={onRemove}>
      <Icon name="undone" />
    </button>
  )
}
