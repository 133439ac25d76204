import { describe, expect, it } from 'vitest'
import { holds, inOrder, nextOrder, type Placed } from '../../../src/page/worklist/order.ts'

const row = (patient: string, more: Partial<Placed['row']> = {}): Placed['row'] => ({
  ...{
    section: 0,
    patient,
    service: 's',
    age: null,
    why: { nl: 'waarom', en: 'why' },
    also: [],
    values: [],
    drugs: [],
  },
  ...{ programmes: [], missing: [], contact: null, isLost: false, isOrdered: false, incomplete: [] },
  ...more,
})
const placed = [
  row('p10', { age: 60, contact: '2025-01-01', drugs: ['Metformine'] }),
  row('p9', { age: null, contact: '2024-01-01' }),
  row('p1', { age: 71, contact: null }),
].map((row, at) => ({ row, at }))
const order = (...asked: Parameters<typeof inOrder>) => inOrder(...asked).map(({ at }) => at)

describe('the order of rows', () => {
  it('is that in which they came, or of a column, with what is unknown last', () => {
    expect(order(placed, null, 'nl')).toEqual([0, 1, 2])
    expect(order(placed, { by: 'age', isDown: false }, 'nl')).toEqual([0, 2, 1])
    expect(order(placed, { by: 'age', isDown: true }, 'nl')).toEqual([2, 0, 1])
    expect(order(placed, { by: 'contact', isDown: false }, 'nl')).toEqual([1, 0, 2])
    expect(order(placed, { by: 'patient', isDown: false }, 'nl')).toEqual([2, 1, 0])
  })

  it('goes up, down and back', () => {
    const up = nextOrder(null, 'age')
    const down = nextOrder(up, 'age')
    expect([up, down, nextOrder(down, 'age'), nextOrder(down, 'why')]).toEqual([
      { by: 'age', isDown: false },
      { by: 'age', isDown: true },
      null,
      { by: 'why', isDown: false },
    ])
  })
})

it('finds a row by all words that are looked for', () => {
  const found = (looked: string) => placed.filter((each) => holds(each, looked, 'nl')).map(({ at }) => at)
  expect(found('metformine WAAROM')).toEqual([0])
  expect(found('waarom')).toEqual([0, 1, 2])
  expect(found('waarom niets')).toEqual([])
})
