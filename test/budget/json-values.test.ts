import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesIn } from '../../src/budget/json-values.ts'

/** Lists, objects and members of a JSON value, itself included. */
function parsedValues(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return 1 + Object.values(value).reduce<number>((sum, part) => sum + parsedValues(part), 0)
}

describe('the values in JSON', () => {
  it('are never less than half of what there is once it is parsed, however it is cut in pieces', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), (value, cuts) => {
        const bytes = Buffer.from(JSON.stringify(value))
        const pieces: Uint8Array[] = []
        for (let [at, turn] = [0, 0]; at < bytes.length; turn++) {
          const size = (cuts[turn % cuts.length] ?? 0) + 1
          // Each at an address of its own: words of four bytes begin where the machine has them.
          pieces.push(Buffer.concat([Buffer.alloc(turn % 4), bytes.subarray(at, at + size)]).subarray(turn % 4))
          at += size
        }
        const values = pieces.reduce((sum, piece) => sum + valuesIn(piece), 0)
        expect(values).toBe(valuesIn(bytes))
        expect(2 * values + 1).toBeGreaterThanOrEqual(parsedValues(value))
      }),
      { numRuns: 2000, seed: 20_261_128 },
    )
  })

  it.each([
    ['[[],[],[]]', 6],
    ['{"a":1,"b":[2,3]}', 4],
    ['"a, b [c]"', 2],
    ['1', 0],
  ])('%s: %i', (text, values) => {
    expect(valuesIn(Buffer.from(text))).toBe(values)
  })
})
