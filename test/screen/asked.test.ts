import { describe, expect, it } from 'vitest'
import { askedDay, askedServices } from '../../src/screen/asked.ts'
import { knowledge } from './run.ts'

describe('askedServices', () => {
  it('are those that say so of themselves, or those that are named, each once', () => {
    const usual = askedServices(knowledge, [])
    expect(usual.every(({ population }) => population?.byDefault)).toBe(true)
    const [id = ''] = usual.map((service) => service.id)
    expect(askedServices(knowledge, [id, id]).map((service) => service.id)).toEqual([id])
  })

  it('cannot be one on a hook that brings drafts, or one that is not there; those that can are named', () => {
    const [{ id } = { id: '' }] = askedServices(knowledge, [])
    const other = [...knowledge.services.values()].find(({ hook }) => hook !== 'patient-view')
    expect(other).toBeDefined()
    for (const name of [other?.id ?? '', 'nothing'])
      expect(() => askedServices(knowledge, [name])).toThrow(`--service ${name}: people can be screened with ${id}`)
  })
})

describe('askedDay', () => {
  it.each([
    ['2026-13-01', 'write a day as YYYY-MM-DD'],
    ['2026-12-01', 'is after today, 2026-11-30'],
    ['1000-01-01', 'is before'],
  ])('refuses %s', (day, why) => {
    expect(() => askedDay(day, '2026-11-30', knowledge)).toThrow(why)
  })

  it('is today unless another is named', () => {
    expect(askedDay(undefined, '2026-11-30', knowledge)).toBe('2026-11-30')
    expect(askedDay('2026-01-01', '2026-11-30', knowledge)).toBe('2026-01-01')
  })
})
