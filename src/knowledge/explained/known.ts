import type { Text } from '../../text.ts'
import type { Entries } from '../files/entries.ts'
import type { Service } from '../knowledge.ts'

/** What texts and practice name. */
export interface ExplainedNames {
  readonly sources: Entries<unknown>
  readonly services: readonly Service[]
  /** The words of a code. */
  readonly words: (code: string) => Text | undefined
}
