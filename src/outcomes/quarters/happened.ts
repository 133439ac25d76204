import type { Day } from '../../calendar.ts'
import type { Indicator } from '../../knowledge/service-file/outcome.ts'
import type { Then } from '../answers.ts'
import type { Counted } from '../cell.ts'
import type { PersonOutcome } from '../person-outcome.ts'
import type { Quarter } from './quarter.ts'

/** What a concept lists: something that happened on one of these days, or may have. */
interface Happening {
  readonly first: Day
  readonly last: Day
  readonly sure: boolean
  readonly programme: string | null
}

/** What happened to somebody in each quarter, and of which programme. */
export type Quartered = Pick<PersonOutcome, 'cells' | 'happened'>

interface Quartering {
  readonly quarters: readonly Quarter[]
  /** Whether somebody is one of everybody on a day. */
  isIn(day: Day): boolean
  readonly isIncomplete: boolean
}

/** Counts somebody in each quarter in which they are one of everybody: on the day on which it happened, else on its last. */
export function quartered(
  indicators: readonly Indicator[],
  now: Then,
  { quarters, isIn, isIncomplete }: Quartering,
): Quartered {
  const cells: Quartered['cells'][number][] = []
  const happened: Quartered['happened'][number][] = []
  for (const { id, lines } of indicators)
    for (const line of lines) {
      const all = now.of(line) as readonly Happening[]
      for (const quarter of quarters) {
        const cell = {
          indicator: id,
          line: line.name,
          at: null,
          quarter: quarter.name,
          population: 'reference',
        } as const
        const then = all.filter((each) => each.first <= quarter.last && each.last >= quarter.first)
        const dayIn = ({ first }: Happening) => [first, quarter.first].sort()[1] as Day
        const sure = then.filter((each) => each.sure && isIn(dayIn(each)))
        if (sure.length === 0 && !isIn(quarter.last)) continue
        const isOpen = isIncomplete || then.some((each) => !each.sure)
        const counted: Counted = sure.length > 0 ? { code: 'yes' } : isOpen ? 'unknown' : { code: 'no' }
        cells.push({ ...cell, counted })
        for (const programme of new Set(sure.flatMap((each) => each.programme ?? [])))
          happened.push({ ...cell, programme })
      }
    }
  return { cells, happened }
}
