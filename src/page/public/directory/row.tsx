import { type Entry, placesOfEntry } from '../../model/directory/matching.ts'
import { Detail } from './detail.tsx'
import { useDirectory } from './told.ts'

interface Shown {
  readonly entry: Entry
  readonly unsure: boolean
  readonly open: boolean
  readonly onToggle: () => void
}

/** One programme in short, and its details when they are asked for. */
export function Row({ entry, unsure, open, onToggle }: Shown) {
  const { say, text, listed, day } = useDirectory()
  const { id, name, who, listing, form, duration, payer, checkedOn, local } = entry
  const cells = [
    [say.who, text(who)],
    [
      say.form,
      [listed('together', listing.together), listed('where', listing.where)].filter(Boolean).join(' · ') || text(form),
    ],
    [say.duration, text(duration)],
    [
      say.pays,
      <Pays key="pays" words={text(payer)} checked={checkedOn === null ? null : say.checked(day(checkedOn))} />,
    ],
    [say.location, <Place key="place" entry={entry} />],
    [
      say.waiting,
      local?.waitingTime ? `${text(local.waitingTime.value)} (${day(local.waitingTime.checkedOn)})` : say.unknown,
    ],
  ] as const
  return (
    <tbody class={open ? 'open' : undefined}>
      <tr>
        <th scope="row">
          <span class="called">{text(name)}</span>
          {listing.does && <span class="does">{text(listing.does)}</span>}
          <Overdue entry={entry} />
          {unsure && <span class="tag">{say.unsureTag}</span>}
          <button type="button" class="quiet" aria-expanded={open} aria-controls={`detail-${id}`} onClick={onToggle}>
            {open ? say.less : say.details}
            <span class="unseen">: {text(name)}</span>
          </button>
        </th>
        {cells.map(([label, content]) => (
          <td key={label} data-label={label}>
            <span>{content}</span>
          </td>
        ))}
      </tr>
      {open && (
        <tr class="detail" id={`detail-${id}`}>
          <td colSpan={7}>
            <Detail entry={entry} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function Pays({ words, checked }: { words: string; checked: string | null }) {
  return (
    <>
      {words}
      {checked && <span class="small"> ({checked})</span>}
    </>
  )
}

/** That nobody looked again in time; who it is for stays as it was, and is not certain. */
function Overdue({ entry: { standing, checkedOn } }: { entry: Entry }) {
  const { say, month } = useDirectory()
  if (standing !== 'overdue') return null
  return <span class="overdue">{checkedOn === null ? say.overdueUndated : say.overdue(month(checkedOn))}</span>
}

function Place({ entry }: { entry: Entry }) {
  const { say, told, text } = useDirectory()
  const { local, reach, forms } = entry
  if (forms.length > 0) {
    const names = forms.slice(0, 2).map((id) => told?.entries.find((each) => each.id === id))
    const known = names.flatMap((form) => (form ? [text(form.name)] : []))
    if (known.length > 0) return <>{say.as(known.join(', '), forms.length - known.length)}</>
  }
  if (!local) return <>{say[reach]}</>
  const places = placesOfEntry(entry)
  const [first, second, ...rest] = places
  const shown = [local.provider, first, second].filter(Boolean).join(', ')
  return <>{shown === '' ? say.unknown : `${shown}${rest.length > 0 ? ` ${say.andMore(rest.length)}` : ''}`}</>
}
