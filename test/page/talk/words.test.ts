import { expect, it } from 'vitest'
import { troubleCodes } from '../../../src/page/conversation/record.ts'
import { nl } from '../../../src/page/model/talk/words/nl.ts'
import { troubles } from '../../../src/page/model/talk/words/troubles.ts'
import { talkWords } from '../../../src/page/model/talk/words/words.ts'
import { readingOf } from '../../public/reading.ts'

function stringsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(stringsIn) : []
}

it('what the page says itself is plain Dutch: a mean of 12 words or fewer, few long sentences, Flesch-Douma 60 or more', () => {
  const said = stringsIn(nl).filter((words) => /[.?!]$/.test(words))
  expect(said.length).toBeGreaterThan(30)
  const { mean, long, flesch, hard } = readingOf(said.join(' '))
  expect(hard).toEqual([])
  expect(mean).toBeLessThanOrEqual(12)
  expect(long).toBeLessThanOrEqual(0.05)
  expect(flesch).toBeGreaterThanOrEqual(60)
})

it('the page itself never says the word that not everyone may read', () => {
  for (const words of [...stringsIn(talkWords), ...stringsIn(troubles)]) expect(words).not.toMatch(/remiss/i)
})

it('nothing invites to stop or lower a drug', () => {
  for (const words of stringsIn(talkWords)) expect(words).not.toMatch(/\b(stop|minder|less|lower|fewer) /i)
})

it('there are words for every trouble, in both languages, with what to do', () => {
  for (const code of troubleCodes) expect(Object.values(troubles[code]).every((text) => text.length > 20)).toBe(true)
})
