import { troubles } from '../../model/talk/words/troubles.ts'
import type { Saved } from '../record.ts'
import { useTalk } from '../talk/speech.ts'
import { smartWords } from './words.ts'

/** What became of saving, in words of our own; nothing of what was typed goes from the screen. */
export function SaveOutcome({ state }: { state: Saved | 'busy' | null }) {
  const { language, say: common, text } = useTalk()
  const say = smartWords[language]
  return <p role="status">{told()}</p>

  function told(): string {
    if (state === null) return ''
    if (state === 'busy') return say.busy
    if (state.outcome === 'all') return say.all
    const { trouble } = state.trouble
    const why = `${text(troubles[trouble])} ${common.troubleCode(trouble)}`
    if (state.outcome === 'none') return why
    const types = new Set(state.written.map((type) => say.types[type as keyof typeof say.types] ?? type))
    return `${say.half([...types].join(', '))} ${why}`
  }
}
