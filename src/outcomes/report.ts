import { mayTell } from '../small-numbers.ts'
import type { JudgedWith } from './answers.ts'
import type { Asked } from './asked.ts'
import type { OutcomeBook } from './counts/book.ts'
import type { OutcomeRow } from './counts/row.ts'
import { allTold, mayBeTold } from './counts/told.ts'

/** What `outcomes.json` holds. @see docs/outcomes.md#outcomesjson */
export interface Report {
  readonly service: string
  readonly knowledge: { readonly version: string; readonly hash: string }
  readonly from: string
  readonly to: string
  readonly asOf: string
  readonly at: readonly number[]
  readonly shared: boolean
  /** Types that could not be had of anybody: what they would tell is unknown. */
  readonly unavailable: readonly string[]
  /** Who is in the cohort, and why others who started are not; null where it may not be told. */
  readonly cohort: {
    readonly people: number | null
    readonly outside: Readonly<Record<string, number | null>>
  }
  readonly indicators: readonly OutcomeRow[]
}

/** What may be told of who was counted: all of it, or what may leave the practice. */
export function reportOf(
  book: OutcomeBook,
  asked: Asked,
  { knowledge, service }: JudgedWith,
  unavailable: readonly string[],
): Report {
  const { outcomes } = service
  if (!outcomes) throw new Error(`${service.id} has no outcomes.yaml`)
  const { members: started, outside: others } = book.counts
  const cohort = { members: started, ...others }
  const told = asked.share ? mayTell(cohort) : { cells: cohort }
  const { members = null, ...outside } = told?.cells ?? {}
  return {
    service: service.id,
    knowledge: { version: knowledge.version, hash: knowledge.hash },
    from: asked.from,
    to: asked.to,
    asOf: asked.asOf,
    at: asked.at,
    shared: asked.share,
    unavailable,
    cohort: { people: members, outside },
    indicators: asked.share ? mayBeTold(book.tallies, outcomes) : allTold(book.tallies, outcomes),
  }
}
