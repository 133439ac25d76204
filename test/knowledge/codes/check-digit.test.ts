import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLoinc, isSnomed } from '../../../src/knowledge/codes/check-digit.ts'

const loinc = ['4548-4', '59261-8', '14771-0', '8480-6', 'LA18643-9', 'LA6576-8']
const snomed = ['44054006', '703138006', '16985007', '281647001', '377531000000108', '90781000119102']

describe('check digits', () => {
  it.each(loinc)('accept LOINC %s', (code) => expect(isLoinc(code)).toBe(true))
  it.each(snomed)('accept SNOMED CT %s', (code) => expect(isSnomed(code)).toBe(true))

  it.each(['', '4548', '45484', '4548-4-1', ' 4548-4', 'XX4548-4', 'LA18644-9'])('refuse %j as LOINC', (code) =>
    expect(isLoinc(code)).toBe(false),
  )
  it.each(['', '44054', '044054006', '44054006 ', '1234567890123456789'])('refuse %j as SNOMED CT', (code) =>
    expect(isSnomed(code)).toBe(false),
  )

  it('catch every single wrong digit', () => {
    const mistyped = (codes: readonly string[]) =>
      fc.tuple(fc.constantFrom(...codes), fc.nat(), fc.integer({ min: 1, max: 9 })).map(([code, at, by]) => {
        const places = [...code].flatMap((letter, index) => (/\d/.test(letter) && index > 0 ? [index] : []))
        const place = places[at % places.length] ?? 1
        return code.slice(0, place) + ((Number(code[place]) + by) % 10) + code.slice(place + 1)
      })
    fc.assert(fc.property(mistyped(loinc), (code) => !isLoinc(code)))
    fc.assert(fc.property(mistyped(snomed), (code) => !isSnomed(code)))
  })

  it('of SNOMED CT catch two neighbours changed about', () => {
    for (const code of snomed)
      for (let at = 1; at < code.length; at++) {
        const [a, b] = [code[at - 1], code[at]]
        if (a !== b) expect(isSnomed(`${code.slice(0, at - 1)}${b}${a}${code.slice(at + 1)}`)).toBe(false)
      }
  })
})
