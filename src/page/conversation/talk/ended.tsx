import { useEffect, useRef } from 'preact/hooks'
import { useTalk } from './speech.ts'
import type { Ending } from './talk.tsx'

/** That the talk is over and nothing of it is left. */
export function Ended({ ending, onOther }: { ending: Ending; onOther: (() => void) | undefined }) {
  const { say } = useTalk()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main id="content" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>
        {say.ended[ending]}
      </h1>
      <p>{say.endedMore[ending]}</p>
      {onOther && (
        <button type="button" class="main" onClick={onOther}>
          {say.other}
        </button>
      )}
    </main>
  )
}
