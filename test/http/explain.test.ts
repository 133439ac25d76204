import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt } from '../../src/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { callOf, servicePath } from '../shipped.ts'

const url = servicePath
const payload = callOf(shiftBundle(readFixture('candidate-two-years-bmi-32'), dayAt(Date.now())))

describe('"why?"', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: await loadKnowledge() })
  })
  afterAll(() => app.close())

  it.each([
    ['nl', 'Onder dit HbA1c is remissie mogelijk', /^NDF-standpunt .*, toelichting op de definities$/],
    ['en', 'HbA1c below which remission is possible', /^NDF position .*, explanation of definitions$/],
  ])('says in %s what a value is and where it stands, as the cards are', async (language, title, source) => {
    const headers = { 'accept-language': language }
    const explained = await app.inject({ method: 'POST', url: `${url}/explain`, headers, payload })
    expect(explained.headers['content-language']).toBe(language)
    const { decisions, cards } = explained.json<Explanation>()
    expect(decisions.flatMap(({ values }) => values)).toContainEqual(
      expect.objectContaining({ name: 'hba1cBelow', title, source: expect.stringMatching(source) }),
    )
    const called = (await app.inject({ method: 'POST', url, headers, payload })).json<Pick<Explanation, 'cards'>>()
    expect(cards.map(({ summary }) => summary)).toEqual(called.cards.map(({ summary }) => summary))
  })
})
