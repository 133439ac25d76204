import type { Text } from '../text.ts'

/** A document that values cite. */
export interface Source {
  readonly id: string
  readonly title: Text
  readonly publisher: string
  readonly date: string
  readonly url: string
  readonly kind: 'guideline' | 'position' | 'study' | 'commercial' | 'derived' | 'terminology' | 'for-patients'
}

/** A cited number of a rule or concept as it is in force on the day judged. */
export interface Value {
  readonly name: string
  readonly title: Text
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly place: Text
  readonly status: 'active' | 'proposed'
  readonly since: string
}

/** All dated values of one parameter, newest first. */
export interface Parameter {
  readonly name: string
  readonly title: Text
  readonly unit: string
  readonly status: 'active' | 'proposed'
  readonly reviewBy: string
  readonly values: readonly (Value & { readonly reading: string })[]
}
