import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { directoryNl } from '../../src/page/public/words/directory-nl.ts'
import { explainedWords } from '../../src/page/public/words/explained.ts'
import { readingOf } from './reading.ts'

const { explained, programmes, facets } = await loadKnowledge({ cases: false })

/** What people read, at B1: a mean of 12 words or fewer in a sentence, at most 5 % above 20, Flesch-Douma 60 or more, no hard word. */
function expectPlain(what: string, text: string) {
  const { mean, long, flesch, hard } = readingOf(text)
  expect([what, hard]).toEqual([what, []])
  expect(mean, `${what}: words in a sentence`).toBeLessThanOrEqual(12)
  expect(long, `${what}: long sentences`).toBeLessThanOrEqual(0.05)
  expect(flesch, `${what}: Flesch-Douma`).toBeGreaterThanOrEqual(60)
}

describe('what people read is plain Dutch', () => {
  it.each(explained.texts.filter((text) => text.for === 'people').map((text) => [text.id, text.text.nl] as const))(
    'the text %s',
    (id, text) => expectPlain(id, text),
  )

  it('every example, and all of them together', () => {
    for (const { group, worked, text } of explained.examples) {
      const { mean, hard } = readingOf(text.nl)
      expect([group, worked, hard]).toEqual([group, worked, []])
      expect(mean, text.nl).toBeLessThanOrEqual(12)
    }
    expectPlain('examples', explained.examples.map(({ text }) => text.nl).join(' '))
  })

  it('what the pages say themselves, and what somebody does in a programme', () => {
    const said = [directoryNl, explainedWords.nl].flatMap((words) => Object.values(words))
    const sentences = said.filter((words): words is string => typeof words === 'string' && /[.?!]$/.test(words))
    const does = programmes.flatMap(({ listing }) => listing.does?.nl ?? [])
    expectPlain('pages', [...sentences, ...does, ...[...facets.medication.values()].map(({ nl }) => nl)].join(' '))
  })

  it('would notice what is not', () => {
    const official =
      'Gezien de omstandigheden dient de behandeling derhalve uitsluitend te worden geïnitieerd indien de medicatie adequaat gemonitord kan worden door een daartoe bevoegde zorgverlener.'
    const { mean, flesch, long, hard } = readingOf(official)
    expect(mean).toBeGreaterThan(12)
    expect(long).toBe(1)
    expect(flesch).toBeLessThan(60)
    expect(hard).toContain('derhalve: dus')
    expect(readingOf('Dit is kort. Dat leest u zo.').flesch).toBeGreaterThan(60)
  })
})

describe('what is said of drugs', () => {
  it('never invites anybody to stop or lower one', () => {
    const texts = [
      ...explained.texts.filter((text) => text.for === 'people').map(({ text }) => text),
      ...facets.medication.values(),
    ]
    for (const { nl, en } of texts) {
      for (const sentence of nl.split(/(?<=[.?!])\s+/).filter((each) => /\bstop(t|pen)?\b|verlaag|afbouw/i.test(each)))
        expect(sentence).toMatch(/\b(niet|nooit)\b/)
      for (const sentence of en.split(/(?<=[.?!])\s+/).filter((each) => /\bstop\b|\blower your\b/i.test(each)))
        expect(sentence).toMatch(/\bnot\b/)
    }
  })

  it('stands with every diet, and asks to change nothing alone', () => {
    for (const [diet, { nl }] of facets.medication)
      expect([diet, nl]).toEqual([diet, expect.stringMatching(/niet zelf/)])
  })
})

describe('examples', () => {
  it('are about as long for whom it worked as for whom it did not', () => {
    for (const language of ['nl', 'en'] as const) {
      const lengths = explained.examples.map(({ text }) => text[language].split(' ').length)
      expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThan(1.35)
    }
  })
})
