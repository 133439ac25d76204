import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { callMemory, type Share } from '../../src/budget/memory.ts'

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

  it('lets who has less go before who has more, and what is small before what is not', async () => {
    const memory = callMemory(1000 * kilo)
    const order: string[] = []
    const come = (owner: string) => {
      const share = memory.share()
      share.belongTo(owner)
      return share
    }
    const wait = (name: string, share: Share, bytes: number) => share.turn(bytes).then(() => order.push(name))
    const first = come('many')
    const second = come('many')
    await first.turn(400 * kilo)
    await second.turn(300 * kilo)
    const waits = [400, 400].map((kilos, at) => wait(`many ${at}`, come('many'), kilos * kilo))
    waits.push(wait('another', come('another'), 350 * kilo), wait('small', come('many'), 10 * kilo))
    await Promise.all(waits.slice(3))
    expect(order).toEqual(['small'])
    second.release()
    await waits[2]
    expect(order).toEqual(['small', 'another'])
    first.release()
    await waits[0]
    expect(order).toEqual(['small', 'another', 'many 0'])
  })

  it('lets go on first, of those for whom there is room, who has least; of one caller who came first, or is small', async () => {
    const memory = callMemory(1000 * kilo)
    const order: string[] = []
    const come = (owner: string) => {
      const share = memory.share()
      share.belongTo(owner)
      return share
    }
    const wait = (name: string, share: Share, bytes: number) => share.turn(bytes).then(() => order.push(name))
    const all = come('all')
    await all.turn(1000 * kilo)
    const waits = [
      wait('first', come('one'), 200 * kilo),
      wait('second', come('one'), 150 * kilo),
      wait('small', come('one'), 10 * kilo),
      wait('another', come('two'), 10 * kilo),
      wait('third', come('one'), 900 * kilo),
      wait('small again', come('one'), 9 * kilo),
    ]
    await setTimeout(1)
    all.release()
    await Promise.all([...waits.slice(0, 4), waits[5]])
    expect(order).toEqual(['first', 'another', 'second', 'small', 'small again'])
  })

  it('of a caller with many whole bodies that wait has room for the body of another', async () => {
    const memory = callMemory(1000 * kilo)
    const come = (owner: string) => {
      const share = memory.share()
      share.belongTo(owner)
      return share
    }
    const holder = come('many')
    await holder.turn(500 * kilo)
    const ended: number[] = []
    const waits = [0, 1, 2, 3].map((at) => {
      const share = come('many')
      expect(share.receive(100 * kilo, () => ended.push(at))).toBe(true)
      return share.turn(400 * kilo)
    })
    const more = come('many')
    expect(more.receive(120 * kilo, nobody), 'no room is made for one more of its own').toBe(false)
    more.release()
    expect(come('another').receive(120 * kilo, nobody)).toBe(true)
    expect(ended).toEqual([3])
    expect(await waits[3]).toBe(false)
    holder.release()
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

  it('lets the answers of FHIR servers to one call take three quarters, and leaves some to others', () => {
    const memory = callMemory(1000 * kilo)
    const [one, again, other] = [memory.share(), memory.share(), memory.share()]
    for (const share of [one, again]) share.belongTo('one')
    other.belongTo('other')
    expect([one.hold(700 * kilo), one.hold(100 * kilo)]).toEqual(['held', 'too-much'])
    expect([again.hold(200 * kilo), again.hold(50 * kilo)]).toEqual(['no-room', 'held'])
    expect([other.hold(400 * kilo), other.hold(180 * kilo)]).toEqual(['no-room', 'held'])
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
