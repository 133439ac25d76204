import { describe, expect, it } from 'vitest'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { pinsOf } from './pins.ts'

const { knowledge, cases } = await loadWithCases()
const pins = pinsOf(knowledge, cases)

describe('the cases pin every value from both sides', () => {
  it.each(pins.all)('$owner/$name x $factor', (pin) => {
    const [noticed] = pins.noticing(pin)
    expect(noticed, `no case notices ${pin.owner}/${pin.name} x ${pin.factor}`).toBeDefined()
  })
})
