import type { Text } from '../../../knowledge/knowledge.ts'
import { useTalk } from '../talk/speech.ts'

/** Sentences for two readers: each a line of its own, or items of a list. */
export function Sentences({ texts, listed = false }: { texts: readonly Text[]; listed?: boolean }) {
  const { text } = useTalk()
  if (texts.length === 0) return null
  if (listed)
    return (
      <ul class="listed">
        {texts.map((each, at) => (
          <li key={at}>{text(each)}</li>
        ))}
      </ul>
    )
  return (
    <div class="sentences">
      {texts.map((each, at) => (
        <p key={at}>{text(each)}</p>
      ))}
    </div>
  )
}
