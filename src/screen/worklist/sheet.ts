import type { Day } from '../../calendar.ts'
import type { Language, Text } from '../../knowledge/knowledge.ts'
import type { WorklistRow } from './row.ts'

/** A section of a worklist as it is shown. */
export interface SheetSection {
  readonly service: string
  readonly name: string
  readonly title: Text
  /** So many people stand here; there may be fewer rows. */
  readonly people: number
}

/** What the page of a worklist says of all of it. */
export interface SheetHead {
  readonly asOf: Day
  /** In which it opens. */
  readonly language: Language
  /** Tells one run from another, and nothing of it. */
  readonly run: string
  readonly isIdentified: boolean
  readonly sections: readonly SheetSection[]
}

/** A row with the index of its section. */
export interface SheetRow extends WorklistRow {
  readonly section: number
}

/** All that the page of a worklist shows. */
export interface Sheet extends SheetHead {
  readonly rows: readonly SheetRow[]
}
