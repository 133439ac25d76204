import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Turns } from '../../src/budget/turns.ts'
import { Work } from '../../src/budget/work.ts'

/** Holds everything up for so long (ms). */
function hold(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

/** A call that came in. */
function come(turns: Turns, owner: string): Work {
  const work = new Work(turns, owner)
  work.begin()
  return work
}

/** A piece of long work in a turn of its own. */
async function longPiece(work: Work, ms: number, expected = 100): Promise<void> {
  await work.turn(expected)
  work.piece(() => hold(ms))
}

describe('turns', () => {
  it('are one in each turn of the event loop', async () => {
    const turns = new Turns()
    let rounds = 0
    const count = () => {
      rounds += 1
      if (rounds < 100) setImmediate(count)
    }
    setImmediate(count)
    const seen = await Promise.all(
      ['a', 'b', 'c', 'd'].map(async (owner) => {
        await come(turns, owner).turn()
        return rounds
      }),
    )
    expect(new Set(seen).size).toBe(4)
  })

  it('are for whoever used least of late, not for whoever has most that waits', async () => {
    const turns = new Turns()
    const order: string[] = []
    const many = [1, 2, 3, 4].map(async () => {
      await longPiece(come(turns, 'many'), 30)
      order.push('many')
    })
    const one = (async () => {
      await longPiece(come(turns, 'one'), 30)
      order.push('one')
    })()
    await Promise.all([...many, one])
    expect(order.indexOf('one')).toBeLessThanOrEqual(1)
  })

  it('are for short work first, whoever waits with long work, and for that of one caller in its order', async () => {
    const turns = new Turns()
    const order: string[] = []
    const wait = async (name: string, owner: string, expected: number) => {
      await come(turns, owner).turn(expected)
      order.push(name)
    }
    const busy = come(turns, 'busy')
    busy.piece(() => hold(30))
    busy.end()
    await Promise.all([
      wait('first long', 'quiet', 100),
      wait('second long', 'quiet', 100),
      wait('longer', 'quiet', 1000),
      wait('short', 'busy', 1),
    ])
    expect(order).toEqual(['short', 'first long', 'second long', 'longer'])
  })

  it('let a call that came in go before the next long piece, also where it has to wait for something else', async () => {
    const turns = new Turns()
    let pieces = 0
    const long = [1, 2, 3, 4, 5].map(async () => {
      await longPiece(come(turns, 'many'), 100)
      pieces += 1
    })
    await long[0]
    const small = come(turns, 'small')
    const before = pieces
    for (let hop = 0; hop < 4; hop++) await setTimeout(2)
    small.end()
    // None, unless the machine itself stands still for as long as a piece takes.
    expect(pieces - before).toBeLessThanOrEqual(1)
    await Promise.all(long)
  })

  it('come all the same while calls come in without end: long work has half of the time', async () => {
    const turns = new Turns()
    let on = true
    const flood = (async () => {
      for (let last = come(turns, 'flood'); on; ) {
        await setTimeout(1)
        const next = come(turns, 'flood')
        last.end()
        last = next
      }
    })()
    const began = performance.now()
    const work = come(turns, 'long')
    for (let at = 0; at < 5; at++) await longPiece(work, 40)
    const elapsed = performance.now() - began
    on = false
    await flood
    expect(elapsed).toBeGreaterThan(5 * 40)
    expect(elapsed).toBeLessThan(5 * 40 * 6)
  })

  it('are for short work too once its caller has very many calls under way, until those are answered', () => {
    const turns = new Turns()
    const calls = Array.from({ length: 33 }, () => {
      const work = come(turns, '')
      work.belongTo('many')
      return work
    })
    const other = come(turns, '')
    other.belongTo('other')
    expect([calls[0]?.isOfCrowd, other.isOfCrowd]).toEqual([true, false])
    calls[32]?.end()
    calls[32]?.end()
    expect(calls[0]?.isOfCrowd).toBe(false)
    for (const call of calls) call.end()
    const again = come(turns, '')
    again.belongTo('many')
    expect(again.isOfCrowd).toBe(false)
  })

  it('are not kept for calls that wait for something else than us', async () => {
    const turns = new Turns()
    for (let at = 0; at < 50; at++) come(turns, 'waits for its FHIR server')
    await setTimeout(120)
    const work = come(turns, 'long')
    await longPiece(work, 200)
    const began = performance.now()
    await longPiece(work, 1)
    expect(performance.now() - began).toBeLessThan(150)
  })
})
