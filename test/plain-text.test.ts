import { expect, it } from 'vitest'
import { oneLine } from '../src/plain-text.ts'

it.each([
  ['Hangul filler', '\u3164\u115f\u1160\uffa0', ''],
  ['an empty pattern of Braille', '\u2800\u2800', ''],
  ['joiners and selectors', '\u034f\ufe0f\u{e0100}\u200b\u2060\u180e', ''],
  ['marks on nothing', '\u0301\u0316', ''],
  ['invisible letters in a name', 'metf\u3164or\ufe0fmine', 'metformine'],
  ['marks before a name, which would stand on the words before it', ' \u0301\u0301metformine', 'metformine'],
  ['so many marks that they paint over other lines', `a${'\u0301'.repeat(70)}b`, 'a\u0301\u0301\u0301\u0301b'],
  ['marks as a language has them', 'ệ Việt', 'ệ Việt'],
  ['signs that are no letters', '+/- 5%', '+/- 5%'],
  ['lines and blanks', ' een\n\ttwee\u00a0 drie ', 'een twee drie'],
])('%s', (_, data, line) => {
  expect(oneLine(data)).toBe(line)
})

it('two million marks, or letters, are one line in a moment', () => {
  const began = process.cpuUsage()
  expect(oneLine(`a${'\u0301\u0316'.repeat(1_000_000)}`)).toHaveLength(5)
  expect(oneLine('a'.repeat(2_000_000))).toHaveLength(1000)
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(500)
})
