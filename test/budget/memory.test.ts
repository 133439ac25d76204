import { afterEach, describe, expect, it, vi } from 'vitest'
import { callMemory } from '../../src/budget/memory.ts'

const kilo = 1024
const nobody = () => {
  throw new Error('it should not give way')
}

describe('the memory of all calls', () => {
  afterEach(() => vi.useRealTimers())

  it('is given back when a call is answered, once', () => {
    const memory = callMemory(1000 * kilo)
    const share = memory.share()
    expect(share.receive(100 * kilo, nobody)).toBe(true)
    expect(share.hold(200 * kilo)).toBe('held')
    expect(memory.used).toBeGreaterThanOrEqual(300 * kilo)
    share.release()
    share.release()
    expect(memory.used).toBe(0)
  })

  it('counts each piece of a body for what it takes beside its bytes', () => {
    const memory = callMemory(1000 * kilo)
    const share = memory.share()
    let pieces = 0
    while (share.receive(1, nobody)) pieces += 1
    expect(pieces).toBeLessThan(1000)
    expect(pieces).toBeGreaterThan(500)
  })

  it('has half for bodies: the one that has been coming in for longest gives way, and not the newest', () => {
    const memory = callMemory(1000 * kilo)
    const ended: string[] = []
    const come = (name: string, bytes: number) => memory.share().receive(bytes, () => ended.push(name))
    expect([come('first', 200 * kilo), come('second', 200 * kilo), come('third', 200 * kilo)]).toEqual([
      true,
      true,
      true,
    ])
    expect(ended).toEqual(['first'])
    expect(memory.used).toBeLessThanOrEqual(500 * kilo)
    expect(come('huge', 600 * kilo)).toBe(false)
  })

  it('takes the room of whoever has most of it, and not that of one who has been sending for longer', () => {
    const memory = callMemory(1000 * kilo)
    const ended: string[] = []
    const come = (owner: string, name: string, bytes: number) => {
      const share = memory.share()
      share.belongTo(owner)
      return share.receive(bytes, () => ended.push(name))
    }
    come('practice', 'slow', 100 * kilo)
    for (let at = 0; at < 9; at++) come('flood', `half ${at}`, 150 * kilo)
    expect(ended).toEqual(Array.from({ length: 7 }, (_, at) => `half ${at}`))
    expect(come('another', 'one', 200 * kilo)).toBe(true)
    expect(ended.at(-1)).toBe('half 7')
  })

  it('lets calls be parsed in turn, in their order, and one alone whatever it takes', async () => {
    const memory = callMemory(1000 * kilo)
    const [first, second, third] = [memory.share(), memory.share(), memory.share()]
    expect(await first.turn(2000 * kilo)).toBe(true)
    const order: number[] = []
    const turns = [second.turn(600 * kilo).then(() => order.push(2)), third.turn(600 * kilo).then(() => order.push(3))]
    await Promise.resolve()
    expect(order).toEqual([])
    first.release()
    await turns[0]
    expect(order).toEqual([2])
    second.release()
    await Promise.all(turns)
    expect(order).toEqual([2, 3])
    third.release()
    expect(memory.used).toBe(0)
  })

  it('turns away who waits too long, or whose client is gone, and takes nothing for them', async () => {
    vi.useFakeTimers()
    const memory = callMemory(1000 * kilo)
    const [first, second, third] = [memory.share(), memory.share(), memory.share()]
    await first.turn(900 * kilo)
    const waits = [second.turn(500 * kilo), third.turn(500 * kilo)]
    third.release()
    await vi.advanceTimersByTimeAsync(2000)
    expect(await Promise.all(waits)).toEqual([false, false])
    first.release()
    expect(memory.used).toBe(0)
    expect([third.receive(1, nobody), third.hold(1), await third.turn(1)]).toEqual([false, 'no-room', false])
    expect(memory.used).toBe(0)
  })

  it('lets the answers of FHIR servers to one call take three quarters, and to all calls what there is', () => {
    const memory = callMemory(1000 * kilo)
    const [one, other] = [memory.share(), memory.share()]
    expect([one.hold(700 * kilo), one.hold(100 * kilo)]).toEqual(['held', 'too-much'])
    expect([other.hold(400 * kilo), other.hold(200 * kilo)]).toEqual(['no-room', 'held'])
  })

  it('ends an answer that its client leaves lying where others need the room, and none that it has just been given', () => {
    vi.useFakeTimers()
    const memory = callMemory(1000 * kilo)
    const ended: string[] = []
    memory.share().send(900 * kilo, () => ended.push('unread'))
    expect(memory.share().hold(200 * kilo)).toBe('no-room')
    vi.advanceTimersByTime(1001)
    expect(memory.share().hold(200 * kilo)).toBe('held')
    expect(ended).toEqual(['unread'])
    expect(memory.hasRoom()).toBe(true)
  })
})
