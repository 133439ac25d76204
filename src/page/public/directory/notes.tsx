import type { Choice } from '../../model/directory/choice.ts'
import { useDirectory } from './told.ts'

/** What somebody has to know before they look: that the region told nothing, or that what their link names is over. */
export function Notes({ choice: { programme } }: { choice: Choice }) {
  const { say, told, text, date } = useDirectory()
  if (!told) return null
  const over = told.ended.find(({ id }) => id === programme)
  const isUnknown = programme !== '' && !over && !told.entries.some(({ id }) => id === programme)
  return (
    <>
      {over && <p class="note">{say.gone(text(over.name), date(over.until))}</p>}
      {isUnknown && <p class="note">{say.unknownProgramme}</p>}
      {told.region === 'none' && <p class="note">{say.noRegion}</p>}
      {(told.region === 'failed' || told.region === 'unread') && <p class="note">{say.regionFailed}</p>}
    </>
  )
}
