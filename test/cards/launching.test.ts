import { describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { type Card, cardSchema } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { settle } from '../../src/deployed-config.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import type { LaunchServer } from '../../src/trust/launch-server.ts'
import { noStore } from '../no-store.ts'
import { called, callOf, pathOf } from '../shipped.ts'

const knowledge = await loadKnowledge({ cases: false })
const today = '2026-11-22'
const iss = 'https://his.example/fhir'
const server: LaunchServer = { iss: `${iss}/`, clientId: 'talk', origins: ['https://his.example'], embedIn: [] }

async function cardsOf(fixture: string, launchServers: readonly LaunchServer[], more: object = {}) {
  const env = { PUBLIC_URL: 'https://cds.example', FHIR_SERVERS: `${iss},https://other.example/fhir` }
  const config = settle(readConfig({ ...env, LOG_LEVEL: 'silent' }), { site: defaultSite, clients: [], launchServers })
  const app = build({ config, knowledge, store: noStore().store, today: () => today })
  const payload = { ...callOf(shiftBundle(readFixture(fixture), today)), ...more }
  const { cards }: { cards: Card[] } = (await app.inject({ method: 'POST', url: pathOf(called), payload })).json()
  await app.close()
  return cards.map((card) => cardSchema.parse(card))
}
const smartOf = ({ links = [] }: Card) => links.filter(({ type }) => type === 'smart')

describe('the link that opens the conversation', () => {
  it('is the first of a goal card, and tells which card it was', async () => {
    const [card] = await cardsOf('candidate-two-years-bmi-32', [server])
    expect(card?.links?.[0]).toEqual({
      label: 'Samen bekijken',
      url: 'https://cds.example/conversation/launch',
      type: 'smart',
      appContext: JSON.stringify({ card: card?.uuid }),
    })
  })

  it('stands on no card that warns', async () => {
    const cards = await cardsOf('loss-of-control-after-stop', [server])
    expect(cards.map((card) => [card.indicator, smartOf(card).length])).toEqual([
      ['warning', 0],
      ['info', 1],
    ])
  })

  it.each([
    ['nobody can launch it', [], {}, 0],
    ['the system that calls is another', [server], { fhirServer: 'https://other.example/fhir' }, 0],
    ['the system that calls is listed, with a slash more or less', [server], { fhirServer: iss }, 1],
  ])('where %s', async (_what, servers, more, count) => {
    const [card] = await cardsOf('candidate-two-years-bmi-32', servers, more)
    expect(card && smartOf(card)).toHaveLength(count)
  })
})
