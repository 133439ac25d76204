import type { Place } from '../left-out.ts'

/** A resource of a person as it was read. */
export interface OwnResource extends Place {
  readonly type: string
  readonly id: string | null
  readonly url: string | null
  /** What it refers to that stands elsewhere. */
  readonly refers: string | null
  readonly text: string
  /** Of somebody else too: it was counted where it was read. */
  readonly isCopy: boolean
}

/** Everything that came in of one person, in an order that does not depend on where it stood. */
export interface Person {
  readonly id: string
  /** What they are called in what is written: their id, or a name in its place. */
  readonly name: string
  /** One national number stands on another id too. */
  readonly isDoubled: boolean
  readonly resources: readonly OwnResource[]
  /** Types of which something could not be read; `*` for any. */
  readonly lacks: readonly string[]
  /** So many more resources came in than are read of one person: none of them is here. */
  readonly tooMany: number
}
