import type { Day, Names } from '../../engine.ts'
import type { PendingRequest } from './concept.ts'

/** That a card asks for nothing that is not asked for already, and from which day it does again. */
export interface AlreadyOrdered {
  readonly notShown: 'already-ordered'
  readonly againFrom: Day
}

/** Why a card rests that asks for these and nothing else: all of them are asked for. Null where one is not, or it asks for none. */
export function alreadyOrdered(
  pendingRequests: readonly PendingRequest[],
  names: readonly Names['requests'][],
): AlreadyOrdered | null {
  const days = names.map((name) => pendingRequests.find((each) => each.name === name)?.until)
  const [first] = days.filter((day) => typeof day === 'string').sort()
  return first !== undefined && days.every(Boolean) ? { notShown: 'already-ordered', againFrom: first } : null
}

/** Why a card about drugs rests: a review of them is planned or done, since the newest of all that the card rests on. */
export function reviewed(pendingRequests: readonly PendingRequest[], days: readonly Day[]): AlreadyOrdered | null {
  const since = pendingRequests.find(({ name }) => name === 'medication-review')?.since ?? null
  const isNew = since === null || days.some((day) => day > since)
  return isNew ? null : alreadyOrdered(pendingRequests, ['medication-review'])
}
