import { describe, expect, it } from 'vitest'
import { bounds, outcome } from './medication.ts'

/** What becomes of a treatment of which these resources tell, on a day. */
export type Row = readonly [
  sentence: string,
  resources: readonly Readonly<Record<string, unknown>>[],
  outcome: string,
  on?: string,
]

/** The period of a statement. */
export const period = (start?: string, end?: string) => ({
  effectivePeriod: { ...(start ? { start } : {}), ...(end ? { end } : {}) },
})

/** The period of a request. */
export const order = (start?: string, end?: string) => ({ dosageInstruction: [bounds(start, end)] })

/** Tests of rows, each with its resources in both orders. */
export function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows.map((row) => [row[0], row] as const))('%s', (_sentence, [, resources, wanted, on]) => {
      expect(outcome(resources, on)).toBe(wanted)
      expect(outcome([...resources].reverse(), on), 'in the reverse order').toBe(wanted)
    })
  })
}
