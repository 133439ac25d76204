import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fold, longestText } from '../../../src/knowledge/codes/folded-text.ts'

it('taking marks out first makes the same text as putting it in normal form first', () => {
  const unit = fc.oneof(
    fc.constantFrom('a', 'É', '\u0301', '\u0316', '\u093c', 'ộ', '각', 'ﷺ', 'Å'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')
      expect(fold(text)).toBe(
        plain
          .replace(/\s+/g, ' ')
          .replace(/[\u2010-\u2015\u2212]/g, '-')
          .toLowerCase(),
      )
    }),
    { numRuns: 20_000, seed: 20_261_128 },
  )
})

it.each([
  ['marks that have to be put in order', `a${'\u0301\u0316'.repeat(longestText)}`, 'a'],
  ['marks after a letter that is told after them', `${'\u0301\u0316'.repeat(longestText / 2 - 1)}gli`, 'gl'],
  ['letters', 'x'.repeat(longestText + 1), 'x'.repeat(longestText)],
  ['letters that stand for many', 'ﷺ'.repeat(longestText), fold('ﷺ'.repeat(1000))],
])('no text is read beyond its first ten thousand characters: %s', (_, text, folded) => {
  expect(fold(text)).toBe(folded)
})

it.each([
  ['full width', 'ｇｌｉ１', 'gli1'],
  ['a soft hyphen', 'met\u00adformine', 'metformine'],
  ['blanks of other kinds', 'insuline\u00a0 \tglargine', 'insuline glargine'],
  ['more blanks than one', 'insuline   glargine', 'insuline glargine'],
  ['a dash that does not break', 'semi\u2011euglucon', 'semi-euglucon'],
  ['a ligature', 'ﬁasp', 'fiasp'],
])('%s makes no other word', (_, text, folded) => expect(fold(text)).toBe(folded))

it('a million marks take no longer than any other text', () => {
  const began = process.cpuUsage()
  fold('a\u0301\u0316'.repeat(400_000))
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(500)
})
