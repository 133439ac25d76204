import { describe, expect, it } from 'vitest'
import { answer, coded, medication, prefetchOf, remission, request, type Sent } from './person.ts'

/** A code of a list that nobody else has. */
export const local = (code: string, more: object = {}) => coded('https://his.example/producten', code, { ...more })

/** A code that says why there is none. */
export const nullFlavor = (code: string) => coded('http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code)

/** What is sent beside the person, and the reason that is wanted. */
export type Row = readonly [sentence: string, more: readonly Sent[], wanted: string]

/** Beside someone who fits remission: what the drug makes of it. */
export function inRemission(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it('without it the person fits remission', async () =>
      expect(await answer(prefetchOf(remission), ['remission-status'])).toEqual(['remission-status: criteria-met']))

    it.each(rows)('%s', async (_sentence, more, wanted) => {
      expect(await answer(prefetchOf([...remission, ...more]), ['remission-status'])).toEqual([
        `remission-status: ${wanted}`,
      ])
    })
  })
}

/** A request for a Medication with these ingredients. */
export const mixture = (ingredient: readonly unknown[], more: object = {}): readonly Sent[] => [
  request({ medicationReference: { reference: 'Medication/mix' } }),
  medication({ id: 'mix', code: local('P-77'), ingredient, ...more }),
]
