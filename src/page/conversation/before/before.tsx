import { useEffect, useRef } from 'preact/hooks'
import type { Announced, Parts, Sheet } from '../../../conversation/sheet.ts'
import { useTalk } from '../talk/speech.ts'

interface Asked {
  readonly sheet: Sheet
  readonly parts: Parts
  readonly notNow: boolean
  readonly onNotNow: (notNow: boolean) => void
  readonly onBegin: () => void
}

/** The first screen, for the professional: what will show and what is left out, and nothing of the record yet. */
export function Before({ sheet: { before, goalShown }, parts, notNow, onNotNow, onBegin }: Asked) {
  const { say } = useTalk()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const [shown, leftOut] = [before.filter((each) => each.shown), before.filter((each) => !each.shown)]
  return (
    <main id="content" class="before" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>
        {say.ready}
      </h1>
      <p>{say.readyLead}</p>
      <Announcements title={say.shows} announced={shown} parts={parts} />
      <Announcements title={say.leftOut} announced={leftOut} parts={parts} />
      {goalShown && (
        <label class="choice">
          <input type="checkbox" checked={notNow} onChange={({ currentTarget }) => onNotNow(currentTarget.checked)} />
          <span>
            <strong>{say.notNow}</strong> {say.notNowMore}
          </span>
        </label>
      )}
      <p>{say.readAlong}</p>
      <button type="button" class="main begin" onClick={onBegin}>
        {say.begin}
      </button>
    </main>
  )
}

function Announcements({ title, announced, parts }: { title: string; announced: readonly Announced[]; parts: Parts }) {
  const { text } = useTalk()
  if (announced.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="announced">
        {announced.map(({ part, why }) => (
          <li key={part}>
            <strong>{text(parts[part].heading)}</strong>
            {why && <span> {text(why)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
