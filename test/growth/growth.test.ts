import { describe, expect, it } from 'vitest'
import { judged, ruleCount } from './judged.ts'
import { lists } from './lists.ts'
import { longTexts } from './long-texts.ts'
import { products } from './products.ts'

describe('time grows with the number of', () => {
  it.each([...lists, ...products])('%s, and not with its square', (_, resources) => {
    expect(judged(resources()).decisions).toHaveLength(ruleCount)
  })
})

describe('an answer is told in a few megabytes at most for', () => {
  it.each(longTexts)('%s', (_, resources) => {
    const { cards, ...why } = judged(resources())
    expect(JSON.stringify(why).length).toBeLessThan(4_000_000)
    expect(JSON.stringify(cards).length).toBeLessThan(40_000)
  })
})
