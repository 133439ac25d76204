import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Steps, Work, whole } from '../../src/budget/work.ts'

/** So many steps, each of them work for this long (ms). */
function* steps(count: number, ms: number): Steps<string> {
  for (let at = 0; at < count; at++) {
    const end = performance.now() + ms
    while (performance.now() < end);
    yield
  }
  return 'done'
}

/** Somebody else's: 300 ms of the processor, however long that takes. */
function work300(): void {
  const before = process.cpuUsage()
  for (let spent = 0; spent < 300_000; ) {
    const { user, system } = process.cpuUsage(before)
    spent = user + system
  }
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

  it('lets others come in between when it is long, every 15 ms or so', async () => {
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
    function* stopped(): Steps<string> {
      for (let at = 0; at < 15; at++) {
        // A process that is stopped for 100 ms works for none of it.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
        yield
      }
      return 'done'
    }
    expect(await work.run(stopped())).toBe('done')
  })

  it('is not refused for what other calls do while it waits for something else', async () => {
    const work = new Work()
    await work.run(steps(10, 5))
    for (let round = 0; round < 4; round++) {
      // As one that waits for the store, while the event loop has another to do.
      await setTimeout(1)
      work300()
      expect(await work.run(steps(2, 10))).toBe('done')
    }
  })
})
