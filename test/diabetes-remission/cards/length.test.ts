import { afterAll, describe, expect, it } from 'vitest'
import { generatedYears } from '../../../scripts/rate/generated.ts'
import { build } from '../../../src/app.ts'
import { daysAfter } from '../../../src/calendar.ts'
import type { Card } from '../../../src/cards/card.ts'
import { readConfig } from '../../../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../../src/examples/fixture.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { callOf, servicePath } from '../service.ts'

const today = '2026-11-22'
const shipped = await loadKnowledge({ cases: false })

/** What a GP can read in a consult: words of the text, rows under its head, and suggestions. */
const limits = {
  goal: { words: 110, rows: 3, suggestions: 3 },
  cause: { words: 90, rows: 4, suggestions: 3 },
  other: { words: 90, rows: 4, suggestions: 2 },
}
/** So many invented people, with each of whom some cautions come together. */
const people = 300
const goals = ['remissie een doel', 'metabole gezondheid', 'remission is a goal', 'metabolic health']
const causes = ['zoek', 'LADA', 'look for', 'past niet', 'passen niet', 'no longer fit']

/** A card that asks whether a loss was intended offers to keep the answer, beside its own two. */
const questions = ['was dat bedoeld', 'was that intended']

function limitsOf({ summary, detail }: Card) {
  if (goals.some((words) => summary.includes(words))) return limits.goal
  if (questions.some((words) => detail.includes(words))) return limits.cause
  return causes.some((words) => summary.includes(words)) ? limits.cause : limits.other
}

/** Runs between blanks and bars with a letter or a digit; a day is one, as in Dutch. */
function wordsOf(detail: string): number {
  return detail
    .replace(/\d{1,2} [A-Z][a-z]+ (?=\d{4})/g, '')
    .split(/[\s|]+/)
    .filter((run) => /[\p{L}\p{N}]/u.test(run)).length
}

describe.each(['nl', 'en'])('cards of the example patients (%s)', (language) => {
  const app = build({
    config: readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent' }),
    knowledge: shipped,
    today: () => today,
  })
  afterAll(() => app.close())

  it.each(fixtureNames())('%s', (name) => judge(callOf(shiftBundle(readFixture(name), today))))

  it.each([0, 300])('people of all kinds, %i days after their visit', async (since) => {
    for (const { resources } of generatedYears(people, daysAfter(today, -since), () => 0, 1))
      await judge(
        callOf({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }),
      )
  })

  async function judge(payload: object) {
    const headers = { 'accept-language': language }
    const { cards } = (await app.inject({ method: 'POST', url: servicePath, payload, headers })).json<{
      cards: Card[]
    }>()
    for (const card of cards) {
      const rows = card.detail.split('\n').filter((line) => line.startsWith('|')).length
      const long = {
        words: wordsOf(card.detail),
        rows: Math.max(0, rows - 2),
        suggestions: card.suggestions?.length ?? 0,
      }
      const most = limitsOf(card)
      expect({ summary: card.summary, ...long }, card.detail).toEqual({
        summary: card.summary,
        words: Math.min(long.words, most.words),
        rows: Math.min(long.rows, most.rows),
        suggestions: Math.min(long.suggestions, most.suggestions),
      })
    }
  }
})
