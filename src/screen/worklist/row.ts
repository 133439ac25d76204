import type { Day } from '../../calendar.ts'
import type { Text } from '../../knowledge/knowledge.ts'

/** A measured value as a row tells it. */
export interface ToldValue {
  readonly name: Text
  readonly value: number | string
  readonly unit: Text
  readonly day: Day | null
}

/** Somebody in the worklist. */
export interface WorklistRow {
  /** Id as in the export; name and day of birth only where they were asked for. */
  readonly patient: string
  readonly name?: string
  readonly born?: string
  readonly service: string
  readonly age: number | null
  readonly why: Text
  /** What else there is to look at. */
  readonly also: readonly Text[]
  readonly values: readonly ToldValue[]
  readonly drugs: readonly string[]
  readonly programmes: readonly Text[]
  readonly missing: readonly Text[]
  readonly contact: Day | null
  /** Not seen for so long that it has to be asked whether they are still of this practice. */
  readonly isLost: boolean
  /** What is asked for was asked for already. */
  readonly isOrdered: boolean
  /** Types of which something could not be read. */
  readonly incomplete: readonly string[]
}

/** Where somebody stands in the worklist: section, and what orders people in it. */
export interface Standing {
  readonly section: number
  readonly indicator: number
  readonly place: number
  readonly band: number
}

/** A row and where it stands. */
export interface Listed extends Standing {
  readonly row: WorklistRow
}
