import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sheet } from '../../src/conversation/sheet.ts'
import { fixtureNames } from '../../src/examples/fixture.ts'
import { readingOf } from '../public/reading.ts'
import { knowledge, sheetOfFixture, start } from './asked.ts'
import { dutchIn, textsIn } from './texts.ts'

const { sheet } = knowledge
if (!sheet) throw new Error('no conversation page is shipped')
const { page, ...parts } = sheet
/** Everything that can come before a patient. */
const said = { headings: page.headings, urgent: page.urgent, ...parts }

/** What stands on no screen for two, in either language. */
const professional =
  /kwetsba|levensverwachting|dement|kanker|psychiat|eetstoornis|zwanger|borstvoeding|\blada\b|\bmody\b|ander type|ondergewicht|onbedoeld|geletterd|vaardighe|frail|life expectancy|cancer|eating disorder|pregnan|breastfe|other type|underweight|unintended|litera/i

const people: [name: string, sheet: Sheet][] = []
beforeAll(async () => {
  const app = start()
  for (const name of fixtureNames()) people.push([name, await sheetOfFixture(app, name)])
  await app.close()
}, 60_000)
afterAll(() => expect(people.length).toBeGreaterThan(40))

describe('what patients read', () => {
  const sentences = dutchIn(said).filter((text) => /[.?!]$/.test(text))
  // A number stands where a hole is.
  const filled = sentences.map((text) => text.replace(/ ?\(\{\w+\}\)/g, '').replace(/\{\w+\}/g, '48'))

  it('is plain Dutch: short sentences, easy words, and none that has a plainer one beside it', () => {
    expect(sentences.length).toBeGreaterThan(150)
    const { mean, long, flesch, hard } = readingOf(filled.join(' '))
    expect(hard).toEqual([])
    expect(mean, 'words in a sentence').toBeLessThanOrEqual(12)
    expect(long, 'share of sentences above 20 words').toBeLessThanOrEqual(0.05)
    expect(flesch, 'Flesch-Douma').toBeGreaterThanOrEqual(60)
  })

  it('has no single text that is hard to read', () => {
    const hard = filled.filter((text) => readingOf(text).mean > 15)
    expect(hard).toEqual([])
  })

  it('never invites anybody to stop or lower a drug', () => {
    const risky = /\bstop(t|pen)?\b|verlaag|verlagen van uw|afbouw|minder(en)? (nemen|slikken|spuiten)|\bhalveer/i
    for (const { nl, en } of textsIn(said)) {
      for (const sentence of nl.split(/(?<=[.?!])\s+/).filter((each) => risky.test(each)))
        expect(sentence).toMatch(/\bniet\b|^minder spuiten of prikken$/)
      for (const sentence of en.split(/(?<=[.?!])\s+/).filter((each) => /\bstop\b|\blower your\b|\btaper/i.test(each)))
        expect(sentence).toMatch(/\bnot\b/)
    }
  })

  it('says u, and no word of doctors', () => {
    for (const text of dutchIn(said).map((each) => each.replace(/\{\w+\}/g, ''))) {
      expect(text).not.toMatch(/\b(je|jij|jouw)\b/i)
      expect(text).not.toMatch(/glucose|hypoglyk|diabetes mellitus|DM2|BMI|SGLT|SU-|metabool/i)
    }
  })
})

describe('of every fixture person', () => {
  it('nothing for the professional stands in the parts', () => {
    const found = people.flatMap(([name, { parts, withoutGoal, urgent }]) =>
      textsIn({ parts, withoutGoal, urgent })
        .filter(({ nl, en }) => professional.test(nl) || professional.test(en))
        .map((text) => [name, text]),
    )
    expect(found).toEqual([])
  })

  it('is there anybody of whom something is kept back at all', () => {
    const kept = people.flatMap(([, { panel }]) => panel.keptBack.map(({ code }) => code))
    expect(kept).toEqual(expect.arrayContaining(['frailty', 'suspected-lada', 'deceased']))
  })

  it('the word of the goal stands nowhere without it', () => {
    const shown = people.filter(([, { parts, goalShown }]) => parts && !goalShown)
    const chosen = people.filter(([, { withoutGoal }]) => withoutGoal)
    expect([shown.length > 5, chosen.length > 15]).toEqual([true, true])
    for (const [name, { parts, urgent }] of shown)
      expect([name, JSON.stringify({ parts, urgent })]).toEqual([name, expect.not.stringMatching(/remissi|remission/i)])
    for (const [name, { withoutGoal }] of chosen)
      expect([name, JSON.stringify(withoutGoal)]).toEqual([name, expect.not.stringMatching(/remissi|remission/i)])
  })

  it('no hole is left, and no text is empty', () => {
    for (const [name, { parts, withoutGoal, panel, urgent }] of people)
      for (const { nl, en } of textsIn({ parts, withoutGoal, kept: panel.keptBack, urgent }))
        expect([name, nl, en]).toEqual([name, expect.stringMatching(/^[^{}]+$/), expect.stringMatching(/^[^{}]+$/)])
  })

  it('every column answers every row', () => {
    for (const [, { parts }] of people)
      for (const { cells } of parts ? [...parts.options.columns, ...parts.options.more] : [])
        expect(Object.keys(cells)).toEqual(parts?.options.rows.map(({ code }) => code))
  })

  it('an earlier refusal stands in the panel alone', () => {
    const declined = people.find(([name]) => name === 'declined-last-spring')?.[1]
    expect(JSON.stringify(declined?.panel)).toMatch(/declined/)
    expect(JSON.stringify([declined?.parts, declined?.withoutGoal])).not.toMatch(/afgewezen|declined|refus/i)
  })
})
