import { useEffect, useRef } from 'preact/hooks'
import { useTalk } from './speech.ts'

/** Asks before everything goes from the screen. */
export function Done({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const { say } = useTalk()
  const asked = useRef<HTMLParagraphElement>(null)
  useEffect(() => asked.current?.focus(), [])
  return (
    <section class="aside" aria-label={say.done}>
      <p ref={asked} tabIndex={-1}>
        {say.doneAsk}
      </p>
      <div class="row">
        <button type="button" class="main" onClick={onYes}>
          {say.doneYes}
        </button>
        <button type="button" onClick={onNo}>
          {say.doneNo}
        </button>
      </div>
    </section>
  )
}
