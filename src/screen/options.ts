import type { Language } from '../knowledge/knowledge.ts'
import type { Pseudonyms } from './pseudonyms.ts'

/** What a screening is asked to do, besides with which knowledge. */
export interface ScreenOptions {
  readonly inputs: readonly string[]
  readonly output: string
  readonly begun: 'refuse' | 'discard' | 'resume'
  readonly language: Language
  /** Resource types that were exported although nothing is there of them. */
  readonly types: readonly string[]
  /** Base URL of the server whose patients the people of the input are, where it names several. */
  readonly base: string | null
  readonly workers: number
  /** Bytes of the longest line that is read. */
  readonly longestLine: number
  /** Most resources of one person. */
  readonly mostResources: number
  /** Most lines of `left-out.ndjson` for one reason. */
  readonly mostLeftOut: number
  readonly isFull: boolean
  /** Whether the worklist says what people are called. */
  readonly isIdentified: boolean
  /** Names in the place of ids. */
  readonly pseudonyms: Pseudonyms | null
  /** Whether only what may leave the practice is written. */
  readonly isShared: boolean
  /** Most rows of a section of the worklist; null for all. */
  readonly mostRows: number | null
}

export const usualLimits = { longestLine: 64 * 1024 * 1024, mostResources: 200_000, mostLeftOut: 100_000 } as const
