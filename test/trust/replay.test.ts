import { afterEach, describe, expect, it, vi } from 'vitest'
import { firstUse } from '../../src/trust/replay.ts'

const hour = 3_600_000
const nowhere = async () => null

describe('a token that was used', () => {
  afterEach(() => vi.useRealTimers())

  it('is remembered while the clock of the machine jumps ahead and back', async () => {
    const start = Date.parse('2026-11-22T12:00:00Z')
    vi.useFakeTimers({ toFake: ['Date'], now: start })
    const isFirst = firstUse(nowhere)
    const until = new Date(start + 300_000)
    expect(await isFirst('his', 'one', until)).toBe(true)
    vi.setSystemTime(start + 3 * hour)
    expect(await isFirst('his', 'two', new Date(start + 3 * hour + 300_000))).toBe(true)
    vi.setSystemTime(start - hour)
    expect(await isFirst('his', 'one', until)).toBe(false)
    expect(await isFirst('his', 'two', until)).toBe(false)
  })

  it('is let go of when its time is over', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'performance'] })
    // A real clock does not stand at 0.
    vi.advanceTimersByTime(1)
    const isFirst = firstUse(nowhere)
    expect(await isFirst('his', 'one', new Date(Date.now() + 1000))).toBe(true)
    vi.advanceTimersByTime(1001)
    expect(await isFirst('his', 'two', new Date(Date.now() + 1000))).toBe(true)
    expect(await isFirst('his', 'one', new Date(Date.now() + 1000))).toBe(true)
  })

  it('is another token for another client', async () => {
    const isFirst = firstUse(nowhere)
    const until = new Date(Date.now() + 1000)
    expect([await isFirst('his', 'one', until), await isFirst('second', 'one', until)]).toEqual([true, true])
  })
})
