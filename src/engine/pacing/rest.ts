import { type Day, daysAfter } from '../../calendar.ts'
import type { PacingValue } from '../../knowledge/knowledge.ts'
import type { Showing } from '../../store/showings.ts'

/** The moment of a call, and the day on which it is judged. */
export interface Moment {
  readonly today: Day
  readonly now: Date
}

/** Either the day from which something is shown again and the one on which its time was over, or what its showing now is to be kept as. */
export type Turn = { readonly againFrom: Day; readonly since: Day } | { readonly first: Day; readonly day: Day }

/** The values by which it goes. */
type RestValue = 'shownFor' | 'daysShown' | 'restsUntil' | 'oneShowing'

const minute = 60_000

/**
 * Whether something that was shown before is shown now: for some days from the first, and then anew after a rest; on no more than a few
 * days in any time as long as from one beginning to the next. What lies after the day judged was written by a clock that was wrong, and
 * does not count.
 */
export function turnOf(
  shown: readonly Pick<Showing, 'first' | 'day' | 'at'>[],
  { today, now }: Moment,
  { shownFor, daysShown, restsUntil, oneShowing }: Pick<Readonly<Record<PacingValue, number>>, RestValue>,
): Turn {
  const since = shown.filter(({ first, day }) => day <= today && first <= today)
  const current = since.filter(({ first }) => today < daysAfter(first, restsUntil))
  const first = current.map((each) => each.first).sort()[0] ?? today
  const same = current.find(({ at }) => Math.abs(now.getTime() - at.getTime()) <= oneShowing * minute)
  if (same) return { first, day: same.day }
  const others = since.map(({ day }) => day).filter((day) => day !== today && today < daysAfter(day, restsUntil))
  const lately = [...new Set(others)].sort()
  const full = lately[lately.length - daysShown]
  const begun = today > daysAfter(first, shownFor) ? first : undefined
  const from = [full, begun]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  if (from === undefined) return { first, day: today }
  return { againFrom: daysAfter(from, restsUntil), since: daysAfter(first, shownFor) }
}
