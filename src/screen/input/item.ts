import type { LeftOutReason } from '../left-out.ts'
import type { Whose } from './whose.ts'

/** A resource of a person, as it was read; `part` is its place in a Bundle, 0 outside of one. */
export interface PersonItem {
  readonly fate: 'person'
  readonly type: string
  readonly id: string | null
  readonly whose: Whose
  readonly url: string | null
  readonly part: number
  readonly text: string
  /** What it refers to that is read with it, and stands elsewhere. */
  readonly refers: string | null
  /** Of a Patient what tells who it is. */
  readonly identity: Identity | null
}

/** By what a Patient is known beside its id. */
export interface Identity {
  readonly identifiers: readonly string[]
  /** Id of the Patient that stands in its place. */
  readonly replacedBy: string | null
}

/** A resource of nobody, which those of people refer to. */
export interface SharedItem {
  readonly fate: 'shared'
  readonly type: string
  readonly id: string | null
  readonly url: string | null
  readonly part: number
  readonly text: string
}

export interface NotNeededItem {
  readonly fate: 'not-needed'
  readonly type: string
}

export interface LeftOutItem {
  readonly fate: 'left-out'
  readonly reason: LeftOutReason
  readonly type: string | null
  readonly id: string | null
  readonly part: number
}

/** That something of a person could not be read, of a type or of any; nothing that came in itself. */
export interface LackItem {
  readonly fate: 'lack'
  readonly whose: Whose
  readonly type: string
}

/** Of what was left out it is not known which type it was. */
export const anyType = '*'

/** What became of a line, or of an entry of a Bundle in it. */
export type Item = PersonItem | SharedItem | NotNeededItem | LeftOutItem | LackItem

/** Resource types that are read: of people, and those that they refer to. */
export interface Needed {
  readonly ofPeople: ReadonlySet<string>
  readonly shared: ReadonlySet<string>
}
