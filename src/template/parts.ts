/** A name as a text writes it, and where it leads from there. */
export interface Path {
  readonly kind: 'path'
  /** As it is written: `hba1c.date`, `this`, `../name`, `@last`. */
  readonly name: string
  readonly at: number
  /** Whether it is a place in a list: `@first`, `@last`, `@number`. */
  readonly isPlace: boolean
  /** Whether it begins with what is here (`this.name`), so that no name given after `as` is meant. */
  readonly isHere: boolean
  /** So many `../` out. */
  readonly depth: number
  readonly steps: readonly string[]
}

/** Whether a value, or an item of a list, is said by a code. */
export interface Test {
  readonly kind: 'is' | 'has'
  readonly of: Path
  readonly code: string
  readonly at: number
}

/** A hole that shows one value, or a list in one line. */
export interface Hole {
  readonly kind: 'show' | 'join'
  readonly of: Path
  readonly at: number
}

/** What is shown only where something is there; `unless` is the same with its parts changed over. */
export interface Choice {
  readonly kind: 'if'
  readonly of: Path | Test
  readonly inside: readonly Part[]
  readonly otherwise: readonly Part[]
}

/** What is repeated for each item of a list, or shown of one thing, which is then `this`. */
export interface Section {
  readonly kind: 'each' | 'with'
  readonly of: Path
  /** What stands between bars after `as`. */
  readonly names: readonly string[]
  readonly inside: readonly Part[]
  readonly otherwise: readonly Part[]
}

/** What a text asks of its view in one place; the words around it are no part. */
export type Part = Hole | Choice | Section
