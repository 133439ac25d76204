import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import type { Explanation } from '../../../src/why/explanation.ts'
import { knowledge, serviceId } from '../service.ts'

/** Hook calls on which two independent readings of the specification differed -> what is right, of the rule that decides it. */
const wanted: Readonly<Record<string, readonly [rule: string, right: object]>> = {
  'band-waist-not-judged': ['remission-candidate', { result: { band: 'not-estimable' } }],
  'chemo-session-older-than-6-months': ['remission-candidate', { reason: 'candidate', result: { exclusions: [] } }],
  'chemo-session-resolved': ['remission-candidate', { reason: 'active-cancer', result: { goal: 'none' } }],
  'dispense-on-the-day-of-the-stop': [
    'remission-status',
    { reason: 'too-early', result: { state: 'too-early', testCountsFrom: '2027-02-19' } },
  ],
  'gallstones-history-of-cholecystectomy': ['remission-candidate', { reason: 'candidate', result: { cautions: [] } }],
  'neuropathy-n94-02-alone': ['remission-status', { reason: 'type-not-recorded', result: {} }],
  'ogtt-two-hours-with-fasting-specimen': ['remission-status', { outcome: 'missing', missing: ['fasting-glucose'] }],
  'refer-first-without-drugs': ['tapering-review', { reason: 'refer-first', result: {} }],
  'two-codes-of-one-glucose': ['remission-status', { reason: 'criteria-met', result: { state: 'remission' } }],
  'unknown-modifier-on-antibiotic': ['remission-status', { reason: 'criteria-met' }],
  'unknown-modifier-on-unread-drug': ['remission-status', { outcome: 'missing', missing: ['medication-class'] }],
}

/** What is no answer about this person. */
const refused = ['list-wholly-of-another-patient']

const inputs = new URL('./inputs/', import.meta.url)
const app = await build({ config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' }), knowledge })
afterAll(() => app.close())

describe('a hook call that was read in two ways is read as was judged', () => {
  it('has every input, and no other', () => {
    const names = readdirSync(inputs).map((file) => file.replace('.json', ''))
    expect(names.sort()).toEqual([...Object.keys(wanted), ...refused].sort())
  })

  it.each(Object.entries(wanted))('%s', async (name, [rule, right]) => {
    expect(decisionOf(await explained(name), rule)).toMatchObject(right)
  })

  it.each(refused)('%s', async (name) => {
    const { statusCode, body } = await asked(name)
    expect([statusCode, JSON.parse(body).issue[0].details.coding[0].code]).toEqual([412, 'prefetch-unusable'])
  })
})

async function explained(name: string): Promise<Explanation> {
  const { statusCode, body } = await asked(name)
  expect(statusCode).toBe(200)
  return JSON.parse(body)
}

function asked(name: string) {
  const payload = JSON.parse(readFileSync(new URL(`${name}.json`, inputs), 'utf8'))
  return app.inject({ method: 'POST', url: `/cds-services/${serviceId}/explain?asOf=2026-11-22`, payload })
}

function decisionOf({ decisions }: Explanation, rule: string) {
  return decisions.find((decision) => decision.rule === rule)
}
