import type { Day } from '../calendar.ts'
import type { Knowledge, Programme } from '../knowledge/knowledge.ts'
import type { Region } from '../site/region.ts'

/** What everyone may see of the offer: the national programmes, and what the region has. */
export interface Directory {
  readonly national: readonly Programme[]
  readonly regional: readonly Programme[]
}

/** `overdue`: somebody should have looked at it again by the day; `ended`: its last day is over. */
export type Standing = 'current' | 'overdue' | 'ended'

/** The directory of a deployment. A national programme of which the region has local forms is in it too. */
export function directoryOf({ programmes }: Pick<Knowledge, 'programmes'>, { replaced }: Region): Directory {
  const national = [...programmes.filter(({ local }) => !local), ...replaced]
  return { national: national.toSorted(byId), regional: programmes.filter(({ local }) => local).toSorted(byId) }
}

function byId({ id: one }: Programme, { id: other }: Programme): number {
  return one < other ? -1 : 1
}

/** How a programme stands on a day. */
export function standingOf({ until, listing }: Pick<Programme, 'until' | 'listing'>, day: Day): Standing {
  if (until !== undefined && until < day) return 'ended'
  return listing.reviewBy !== undefined && listing.reviewBy < day ? 'overdue' : 'current'
}

/** A programme as it may be shown on a day: facts that ended are left out; who it is for and what is careful stay. */
export function shownOn(programme: Programme, day: Day): Programme {
  const { local, reimbursed, ...rest } = programme
  const paid = reimbursed?.to !== undefined && reimbursed.to < day ? null : reimbursed
  if (!local) return { ...rest, reimbursed: paid }
  const facts = Object.entries(local).filter(([, fact]) => !isOver(fact, day))
  const contracts = local.contracts.filter((contract) => !isOver(contract, day))
  return { ...rest, reimbursed: paid, local: { ...(Object.fromEntries(facts) as typeof local), contracts } }
}

function isOver(fact: unknown, day: Day): boolean {
  const { reviewBy } = Object(fact) as { readonly reviewBy?: string }
  return reviewBy !== undefined && reviewBy < day
}
