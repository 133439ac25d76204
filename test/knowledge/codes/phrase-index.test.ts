import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold, wordAt } from '../../../src/knowledge/codes/folded-text.ts'
import { PhraseIndex } from '../../../src/knowledge/codes/phrase-index.ts'

/** What words are made of, and what stands between them, at the edges of what the index takes for a word. */
const signs = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    'é',
    'E\u0301',
    'İ',
    '1',
    ' ',
    '-',
    '.',
    '\u0316',
    '\ud835\udc00',
    '\ud800',
    'ﬁ',
    '²',
  ),
  maxLength: 12,
})

it('every phrase that stands whole in a text is likely, in the order in which it was given', () => {
  fc.assert(
    fc.property(
      fc.array(
        signs.filter((text) => fold(text) !== ''),
        { maxLength: 8 },
      ),
      signs,
      (phrases, text) => {
        const index = new PhraseIndex(phrases.map((phrase, at) => [phrase, at] as const))
        const folded = fold(text)
        const found = index.likely(folded).filter(({ phrase }) => wordAt(folded, phrase) >= 0)
        const wanted = phrases.map(fold).flatMap((phrase, at) => (wordAt(folded, phrase) >= 0 ? [at] : []))
        expect(found.map(({ row }) => row)).toEqual(wanted)
        expect(index.isIn(folded)).toBe(wanted.length > 0)
      },
    ),
    { numRuns: 20_000, seed: 20_261_128 },
  )
})

it('few phrases are likely in a text of many words', () => {
  const index = new PhraseIndex(Array.from({ length: 400 }, (_, at) => [`name${at} of a drug`, at] as const))
  expect(index.likely(fold('of a drug name7 and of a drug')).map(({ row }) => row)).toEqual([7])
})
