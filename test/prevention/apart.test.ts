import { expect, it } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import type { Service } from '../../src/knowledge/knowledge.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { judge } from '../judge.ts'

const { knowledge, cases } = await loadWithCases()
const opened = [...knowledge.services.values()].filter(({ hook, offered }) => hook === 'patient-view' && offered)
const own = opened.filter(({ folder }) => folder === 'prevention')
const others = opened.filter(({ folder }) => folder !== 'prevention')
const rulesOn = opened.flatMap(({ folder, rules }) =>
  rules.filter(({ off }) => off).map(({ name }) => `${folder}/${name}`),
)

it('has a service of its own, and others beside it', () => {
  expect(own.map(({ id }) => id)).toEqual(['prevention'])
  expect(others.length).toBeGreaterThan(0)
})

it('nobody gets a card of it and one of another service, whatever a site switches on', { timeout: 240_000 }, () => {
  const people = [...cases.of.values()].flat()
  let cards = 0
  for (const person of people) {
    const site = { ...person.site, rulesOn, regionalProgrammes: ['welzijn-op-recept', 'herstelcirkel'] }
    const told = (service: Service) => judge({ ...person, site }, service, knowledge).composed.cards.length
    if (own.reduce((sum, service) => sum + told(service), 0) === 0) continue
    cards += 1
    expect([person.name, ...others.map(told)]).toEqual([person.name, ...others.map(() => 0)])
  }
  expect(cards).toBeGreaterThan(50)
})

it.each(fixtureNames())('at most one service has something to say to %s', (name) => {
  const today = dayAt(Date.now())
  const resources = (shiftBundle(readFixture(name), today).entry ?? []).flatMap(({ resource }) => resource ?? [])
  const patientId = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
  const sent = { patientId, resources, addressOf: new Map(), unavailable: new Set<string>() }
  const telling = opened.filter(
    (service) => judge({ asOf: today, sent, site: { rulesOn } }, service, knowledge).composed.cards.length > 0,
  )
  expect(telling.length).toBeLessThanOrEqual(1)
})
