import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inOrder } from '../../src/screen/in-order.ts'

async function* upTo(count: number): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) yield number
}

it('gives results in the order of what they are of, with so many under way at most', async () => {
  let [under, most] = [0, 0]
  const work = async (number: number) => {
    under += 1
    most = Math.max(most, under)
    await setTimeout(number % 3 === 0 ? 6 : 1)
    under -= 1
    return number * number
  }
  const found = []
  for await (const [item, result] of inOrder(upTo(12), work, 4)) found.push([item, result])
  expect(found).toEqual(Array.from({ length: 12 }, (_, number) => [number, number * number]))
  expect(most).toBe(4)
})

it('ends with the first error in that order', async () => {
  const work = async (number: number) => {
    if (number > 1) throw new Error(`at ${number}`)
    return number
  }
  const found: number[] = []
  const all = async () => {
    for await (const [item] of inOrder(upTo(9), work, 3)) found.push(item)
  }
  await expect(all()).rejects.toThrow('at 2')
  expect(found).toEqual([0, 1])
})
