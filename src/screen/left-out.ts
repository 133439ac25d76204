/**
 * Why a line, a resource or a person is left out of a screening. Stable codes.
 * @see docs/population.md#what-is-left-out
 */
export const leftOutReasons = [
  'not-json',
  'not-object',
  'no-resource-type',
  'not-utf-8',
  'ends-early',
  'too-long',
  'export-error',
  'no-id',
  'no-subject',
  'not-a-patient',
  'several-patients',
  'unknown-patient',
  'other-server',
  'two-patients-one-id',
  'one-person-two-ids',
  'two-resources-one-id',
  'rule-failed',
  'too-large',
] as const

export type LeftOutReason = (typeof leftOutReasons)[number]

/** Where something stands in the input: a line of a file, and of a Bundle which entry (0 for a line that is none). */
export interface Place {
  readonly file: number
  readonly line: number
  readonly part: number
}

/** What was left out, with nothing of what it says. */
export interface LeftOut extends Place {
  readonly reason: LeftOutReason
  readonly type: string | null
  readonly id: string | null
}
