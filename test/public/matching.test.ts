import { describe, expect, it } from 'vitest'
import { readChoice, writeChoice } from '../../src/page/model/directory/choice.ts'
import { dotsOf, namedAmong } from '../../src/page/model/directory/dots.ts'
import type { Entry } from '../../src/page/model/directory/matching.ts'

const at = (latitude: number, longitude: number, name = 'Noorderdam') =>
  ({
    name: { nl: name, en: name },
    local: { position: { latitude, longitude }, municipalities: [name], contracts: [] },
  }) as unknown as Entry
const frame = { width: 360, height: 300, margin: 40, apart: 34 }

describe('the choice in an address', () => {
  it('is read as it was written, beside what else stands there', () => {
    const search = '?lang=en&place=Noorderdam&for=falls&unsure=1&programme=x'
    expect(writeChoice(readChoice(search), '?lang=en')).toBe('?lang=en&place=Noorderdam&for=falls&programme=x&unsure=1')
    expect(writeChoice(readChoice(''))).toBe('')
    expect(writeChoice(readChoice('?for='), '?for=falls&unsure=1')).toBe('')
  })

  it('takes what nobody would write', () => {
    expect(readChoice('?__proto__=1&unsure=yes&for=%zz').unsure).toBe(false)
    expect(readChoice(`?place=${'x'.repeat(5000)}`).place).toHaveLength(80)
  })
})

describe('dots on the map', () => {
  it('lie within the frame, north above south and east to the right of west, at one scale', () => {
    const [south, north, east] = dotsOf([at(52, 5), at(53, 5), at(52, 6)], frame)
    for (const { x, y } of [south, north, east].flatMap((dot) => dot ?? [])) {
      expect(x).toBeGreaterThanOrEqual(frame.margin)
      expect(x).toBeLessThanOrEqual(frame.width - frame.margin)
      expect(y).toBeGreaterThanOrEqual(frame.margin)
      expect(y).toBeLessThanOrEqual(frame.height - frame.margin)
    }
    const [dx, dy] = [(east?.x ?? 0) - (south?.x ?? 0), (south?.y ?? 0) - (north?.y ?? 0)]
    // A degree of longitude is shorter than one of latitude by the cosine of the latitude in the middle.
    expect(dx / dy).toBeCloseTo(Math.cos((52.5 * Math.PI) / 180), 2)
  })

  it('are one where they are close, with how many there are', () => {
    const dots = dotsOf([at(52, 5), at(52.0001, 5), at(53, 6)], frame)
    expect(dots.map(({ count }) => count).sort()).toEqual([1, 2])
    expect(dotsOf([at(52, 5)], frame)).toEqual([{ x: 180, y: 150, count: 1, name: 'Noorderdam' }])
    expect(dotsOf([], frame)).toEqual([])
  })

  it('have a name where it can be read, each once', () => {
    const dots = dotsOf([at(52, 5), at(53, 5), at(52.5, 6, 'Zuiderveen')], frame)
    expect([...namedAmong(dots)].map(({ name }) => name)).toEqual(['Noorderdam', 'Zuiderveen'])
    const close = [
      { x: 100, y: 100, count: 1, name: 'A' },
      { x: 110, y: 128, count: 1, name: 'B' },
    ]
    expect([...namedAmong(close)].map(({ name }) => name)).toEqual(['B'])
  })
})
