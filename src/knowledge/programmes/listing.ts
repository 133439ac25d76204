import type { Text } from '../../text.ts'

/** The closed lists of directory.yaml of which a programme may have several values. */
export const facetNames = ['audiences', 'together', 'where', 'payers', 'lines', 'signUp'] as const

export type FacetName = (typeof facetNames)[number]

/** Words of the closed lists by which the directory tells programmes apart: list -> value -> words, in the order in which they are shown. `medication` says for each diet what it asks of drugs. */
export type Facets = Readonly<Record<FacetName | 'lanes' | 'languages' | 'medication', ReadonlyMap<string, Text>>>

/** What the directory tells of a programme beside what cards tell; an empty list is not known. */
export interface Listing extends Readonly<Record<FacetName, readonly string[]>> {
  /** One line: what somebody does who takes part. Null where a region does not say it. */
  readonly does: Text | null
  /** Whether it can be followed by who reads with difficulty. */
  readonly easyReading?: boolean
  /** The day by which somebody should look again. */
  readonly reviewBy?: string
}

/** A fact that ends: what is said, when it was checked, until when it may be shown, and who says so. */
export interface DatedFact {
  readonly value: Text
  readonly checkedOn: string
  readonly reviewBy: string
  readonly source?: string
}

/** The dated facts that a region can tell of an offer; those of `contracts` are one for each insurer. */
export const datedFacts = ['waitingTime', 'price', 'qualityMark', 'careProfile'] as const

/** Where and by whom a programme of a region is offered. */
export interface LocalOffer extends Readonly<Partial<Record<(typeof datedFacts)[number], DatedFact>>> {
  readonly provider?: string
  readonly municipalities: readonly string[]
  readonly position?: { readonly latitude: number; readonly longitude: number }
  readonly phone?: string
  readonly contracts: readonly DatedFact[]
}
