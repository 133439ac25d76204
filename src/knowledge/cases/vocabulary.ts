import type { Dictionary, Measure } from '../dictionary.ts'
import type { Knowledge } from '../knowledge.ts'

/** A measure, or one of its codes under a word of its own: `fasting-...` of a measure that is also taken otherwise. */
export interface Measured {
  readonly measure: Measure
  /** The code that the word stands for; without one the first that is sure enough. */
  readonly code?: string
}

/** What is found at a check when nothing is wrong: a number of a measure, or the words of a finding. */
export type Usual = Readonly<Record<string, number | string>>

/** What the words of cases stand for: the names of the dictionary, and what `case-words.yaml` adds. */
export interface Vocabulary {
  readonly dictionary: Dictionary & Pick<Knowledge, 'services' | 'guarantees'>
  /** By word: each measure under its own name, and each word for one of its codes. */
  readonly measured: ReadonlyMap<string, Measured>
  /** By name of the check. */
  readonly checks: ReadonlyMap<string, Usual>
}
