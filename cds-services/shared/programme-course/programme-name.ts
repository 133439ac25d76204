import type { Programme } from '../../engine.ts'

/** What a programme of the offer is called; null without one, and for one that is not offered. */
export function programmeName(offer: readonly Programme[], id: string | null | undefined): Programme['name'] | null {
  return offer.find((programme) => programme.id === id)?.name ?? null
}
