import { describe, expect, it } from 'vitest'
import { ownTurn, type Steps, Work, whole } from '../../src/budget/work.ts'

/** So many steps, each of them work for this long (ms). */
function* steps(count: number, ms: number): Steps<string> {
  for (let at = 0; at < count; at++) {
    const end = performance.now() + ms
    while (performance.now() < end);
    yield
  }
  return 'done'
}

describe('the work of a call', () => {
  it('gives the same in slices as at once', async () => {
    expect(whole(steps(10, 0))).toBe('done')
    expect(await new Work().run(steps(10, 0))).toBe('done')
  })

  // Tried again: a busy machine may take longer than a slice over it, but not each time.
  it('is done in one turn when it is short', { retry: 5 }, async () => {
    let others = 0
    setImmediate(() => {
      others += 1
    })
    await new Work().run(steps(20, 0.1))
    expect(others).toBe(0)
  })

  it('lets others come in between when it is long, every 40 ms or so', async () => {
    let turns = 0
    let longest = 0
    let last = performance.now()
    const other = setInterval(() => {
      turns += 1
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 1)
    await new Work().run(steps(60, 5))
    clearInterval(other)
    expect(turns).toBeGreaterThanOrEqual(4)
    expect(longest).toBeLessThan(250)
  })

  it('is refused with 413 when it takes more than a second of the processor', async () => {
    const work = new Work()
    await expect(work.run(steps(1000, 5))).rejects.toMatchObject({ status: 413, code: 'work-too-much' })
    await expect(work.run(steps(10, 100))).rejects.toMatchObject({ code: 'work-too-much' })
  }, 60_000)

  it('is not refused for time that somebody else had the machine', async () => {
    const work = new Work()
    for (let at = 0; at < 15; at++) {
      // A process that is stopped for 100 ms works for none of it.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
      await work.rest()
    }
    expect(await work.run(steps(2, 1))).toBe('done')
  })

  it('of several calls goes on one slice a turn', async () => {
    let turns = 0
    const count = () => {
      turns += 1
      if (turns < 100) setImmediate(count)
    }
    setImmediate(count)
    const seen: number[] = []
    await Promise.all(
      [1, 2, 3, 4].map(async () => {
        await ownTurn()
        seen.push(turns)
      }),
    )
    expect(new Set(seen).size).toBe(4)
  })
})
