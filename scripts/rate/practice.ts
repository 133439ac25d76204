import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { build } from '../../src/app.ts'
import type { Day } from '../../src/calendar.ts'
import type { Card } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { type Called, hookCall } from '../../src/examples/hook-call.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Site } from '../../src/knowledge/site.ts'
import { openStore } from '../../src/store/store.ts'
import { knownOn, type YearOf } from './records.ts'

/** A practice whose system asks every service of `patient-view` whenever a patient is opened, on days of our own. */
export interface Practice {
  /** The cards of somebody on a day. */
  open(person: YearOf, day: Day): Promise<readonly Card[]>
  /** Tells that a card was dismissed because it had been talked about. */
  dismiss(card: Card): Promise<void>
  /** uuid of each card that was shown -> service and rule. */
  rules(): Promise<ReadonlyMap<string, string>>
  close(): Promise<void>
}

const hook = 'patient-view'

/** Starts one with a store in memory, so that what was shown rests: as the knowledge says, or as the site does. */
export async function openPractice(knowledge: Knowledge, pacing: Site['pacing']): Promise<Practice> {
  const read = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', OPEN_RATE_LIMIT: '1000000' })
  const config = { ...read, site: { ...read.site, pacing } }
  const store = openStore(config, () => undefined)
  let today: Day = ''
  const app = build({ config, knowledge, store, today: () => today, now: () => new Date(`${today}T12:00:00Z`) })
  today = '2026-01-01'
  await app.listen({ host: '127.0.0.1', port: 0 })
  while (store.state !== 'open') await setTimeout(50)
  const { services } = (await app.inject('/cds-services')).json<{ services: (Called & { readonly id: string })[] }>()

  const serviceOf = new Map<string, string>()

  async function ask(service: Called & { readonly id: string }, person: YearOf): Promise<readonly Card[]> {
    const record = { patientId: person.id, resources: knownOn(person, today), unavailable: [] }
    const moment = { userId: 'Practitioner/rate', hookInstance: randomUUID(), encounterId: 'rate' }
    const payload = hookCall(service, record, moment)
    const response = await app.inject({ method: 'POST', url: `/cds-services/${service.id}`, payload })
    if (response.statusCode !== 200)
      throw new Error(`${service.id}, ${person.id}: ${response.statusCode} ${response.body}`)
    const { cards } = response.json<{ cards: Card[] }>()
    for (const { uuid } of cards) serviceOf.set(uuid, service.id)
    return cards
  }

  return {
    async open(person, day) {
      today = day
      const cards: Card[] = []
      for (const service of services.filter((each) => each.hook === hook)) cards.push(...(await ask(service, person)))
      // What was shown has to be kept before the next contact.
      await store.use(async () => undefined)
      return cards
    },
    async dismiss({ uuid }) {
      const overrideReason = { reason: { code: 'already-discussed' } }
      const entry = { card: uuid, outcome: 'overridden', overrideReason, outcomeTimestamp: `${today}T12:00:00Z` }
      const url = `/cds-services/${serviceOf.get(uuid)}/feedback`
      await app.inject({ method: 'POST', url, payload: { feedback: [entry] } })
    },
    async rules() {
      const rows = await store.use((database) =>
        database.selectFrom('card').select(['uuid', 'service', 'rule']).execute(),
      )
      return new Map(rows.map(({ uuid, service, rule }) => [uuid, `${service}/${rule}`]))
    },
    close: () => app.close(),
  }
}
