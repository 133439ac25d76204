import type { Day } from '../../calendar.ts'
import type { Knowledge, Service } from '../../knowledge/knowledge.ts'
import { unknownPractice } from '../tally/practice.ts'
import { addTally, emptyTally, type Tally } from '../tally/tally.ts'
import type { ReadCounts } from './account.ts'

/** How a run judged. */
export interface Judged {
  readonly asOf: Day
  readonly knowledge: Pick<Knowledge, 'version' | 'hash'>
  readonly unavailable: readonly string[]
  readonly read: ReadCounts
}

/** The summary of a service: the funnel, and what was counted, of everybody and of each practice. @throws Error when people were lost between two steps without a reason */
export function summaryOf(service: Service, tallies: Readonly<Record<string, Tally>>, judged: Judged): object {
  const { population } = service
  if (!population) throw new Error(`${service.id} has no population.yaml`)
  const total = emptyTally(population)
  for (const tally of Object.values(tallies)) addTally(total, tally)
  const { unavailable, asOf, knowledge, read } = judged
  const practices = Object.keys(tallies).filter((id) => id !== unknownPractice)
  return {
    ...(unavailable.length > 0 && { unavailable }),
    service: service.id,
    asOf,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    dismissals: 'not-read',
    read,
    ...counted(total),
    ...(practices.length > 0 && {
      practices: Object.fromEntries(sorted(tallies).map(([id, tally]) => [id, counted(tally)])),
    }),
  }

  function counted({ people, incomplete, steps, sections, exclusions, silent, missing, bands }: Tally): object {
    let before = people
    const funnel = (population?.funnel.steps ?? []).map(({ name }, at) => {
      const { reached, lost } = steps[at] ?? { reached: 0, lost: {} }
      const gone = Object.values(lost).reduce((sum, number) => sum + number, 0)
      if (reached !== before - gone)
        throw new Error(`the funnel of ${service.id} loses people without a reason at ${name}`)
      before = reached
      return { step: name, people: reached, lost: Object.fromEntries(sorted(lost)) }
    })
    return {
      incomplete,
      funnel: [{ step: 'people', people, lost: {} }, ...funnel],
      worklist: Object.fromEntries(
        (population?.worklist?.sections ?? []).map(({ name }, at) => [name, sections[at] ?? 0]),
      ),
      exclusions: Object.fromEntries(sorted(exclusions)),
      silent: Object.fromEntries(sorted(silent)),
      missing: Object.fromEntries(sorted(missing)),
      bands: Object.fromEntries(sorted(bands)),
    }
  }
}

function sorted<T>(named: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(named).sort(([one], [other]) => (one < other ? -1 : 1))
}
