import { describe, expect, it } from 'vitest'
import { changed, copies, placesIn } from './grow.ts'
import { judged, ruleCount } from './judged.ts'
import { templates } from './templates.ts'

const many = 4000
/** Of which a text without end is made: what words, white space and references are made of, and marks that have to be put in order. */
const parts = ['a', ' ', 'A/', '\u0301\u0316']

/** Where the order or the number of steps for each is more than linear, this takes minutes. */
describe.each(Object.entries(templates))('%s', (name, template) => {
  const id = name === 'medication' ? 'm' : 'x'
  const beside = name === 'medication' ? [{ ...templates.referring, id: 'r' }] : []
  const judge = (resource: object) => judged([{ ...resource, id }, ...beside]).decisions

  it('is judged with any of its elements repeated without end', () => {
    for (const place of placesIn(template)) {
      const repeated = changed(template, place, (value) => [value].flat().flatMap((one) => copies(one, many)))
      expect(judge(repeated), place.join('.')).toHaveLength(ruleCount)
    }
  })

  it('is judged with any of its texts without end', () => {
    const texts = placesIn(template).filter(
      (place) => typeof place.reduce((part: unknown, key) => Reflect.get(Object(part), key), template) === 'string',
    )
    for (const place of texts)
      for (const part of parts) {
        const long = changed(template, place, (value) => `${value}${part.repeat(200_000)}${value}`)
        expect(judge(long), `${place.join('.')} with "${part}"`).toHaveLength(ruleCount)
      }
  })

  it('is judged in any number, alike or not', () => {
    const named = (each: unknown, at: number) => ({ ...(each as object), id: `x${at}` })
    expect(judged(copies(template, many).map(named)).decisions).toHaveLength(ruleCount)
    expect(judged(Array.from({ length: many }, (_, at) => named(template, at))).decisions).toHaveLength(ruleCount)
  })
})
