import { useState } from 'preact/hooks'
import type { Entry } from '../../model/directory/matching.ts'
import { Row } from './row.tsx'
import { useDirectory } from './told.ts'

/** So many rows at a time: thousands at once would hold up a telephone. */
const atATime = 50

interface Listed {
  readonly entries: readonly Entry[]
  /** Of these it is not known whether they fit. */
  readonly unsure: ReadonlySet<Entry>
  /** Id of the one whose details are open. */
  readonly opened: string
  readonly onOpen: (id: string) => void
}

/** The programmes in a table; below a width of a tablet each row is a block of its own. */
export function Table({ entries, unsure, opened, onOpen }: Listed) {
  const { say } = useDirectory()
  const [rounds, setRounds] = useState(1)
  const isHidden = entries.findIndex(({ id }) => id === opened) >= rounds * atATime
  const shown = entries.slice(0, isHidden ? entries.findIndex(({ id }) => id === opened) + 1 : rounds * atATime)
  const heads = [say.programme, say.who, say.form, say.duration, say.pays, say.location, say.waiting]
  return (
    <>
      <table aria-label={say.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((entry) => (
          <Row
            key={entry.id}
            entry={entry}
            unsure={unsure.has(entry)}
            open={entry.id === opened}
            onToggle={() => onOpen(entry.id === opened ? '' : entry.id)}
          />
        ))}
      </table>
      {shown.length < entries.length && (
        <button type="button" class="more" onClick={() => setRounds(Math.ceil(shown.length / atATime) + 1)}>
          {say.more(Math.min(atATime, entries.length - shown.length))}
        </button>
      )}
    </>
  )
}
