import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, keep } from '../page/browser.ts'
import { begin } from '../page/conversation/served.ts'
import { client } from './client.ts'
import type { Behaviour } from './ehr/authorization-server.ts'
import { person, storeWith } from './ehr/person.ts'
import { keptBy, startTalking, type Talking } from './ehr/served.ts'
import { troubleOn } from './ehr/trouble.ts'

const [banana, strawberry] = [person('candidate-two-years-bmi-32'), person('remission-confirmed')]
const usual: Behaviour = {
  patients: { banana: banana.id, strawberry: strawberry.id, null: banana.id },
  fhirUser: 'Practitioner/dr',
  grants: () => true,
  denies: false,
  told: {},
  tokenLasts: 300,
}

describe.skipIf(!hasBrowser())('a talk that an EHR opens, where clients are configured too', () => {
  let talking: Talking
  beforeAll(async () => {
    const store = storeWith(banana, strawberry)
    talking = await startTalking({ behind: store.answer.bind(store), clients: [client] })
  })
  beforeEach(() => Object.assign(talking.ehr.authorization.behaviour, usual))
  afterAll(() => talking?.stop())

  it('shows who it is about, and leaves nothing in storage, addresses or the log', async () => {
    const { page, faults, addresses } = await talking.open('banana')
    const explained = await page.waitForResponse(/conversation\/explain/)
    await page.locator('.who').waitFor()
    expect(explained.status()).toBe(200)
    expect(await page.locator('.who').textContent()).toContain(banana.family)
    expect(faults).toEqual([])
    expect(page.url()).toBe(`${talking.url}/conversation/`)
    await keep(page, 'talk/launched')

    const { token, code, state } = secretsIn(addresses, talking.ehr.authorization.tokens.at(-1) ?? '')
    const kept = await keptBy(page)
    for (const secret of [token, code, state, banana.id, banana.family]) expect(kept).not.toContain(secret)
    expect(kept).toMatch(/^\[\{\},\{"conversation\.person":"[0-9a-f]{64}"\},""\]$/)
    const ours = addresses.filter((address) => address.startsWith(talking.url)).join('\n')
    for (const secret of [token, banana.id, banana.family]) expect(ours).not.toContain(secret)
    const log = talking.log.join('')
    for (const secret of [token, code, state, banana.id, banana.family]) expect(log).not.toContain(secret)
    expect(explained.request().postData()).not.toContain(token)
  })

  it('asks for PKCE with S256, a state of 256 bits that is never the same, and its own FHIR server', async () => {
    const states = new Set<string | null>()
    for (const launched of ['banana', 'banana']) {
      const { page, addresses } = await talking.open(launched)
      await page.waitForResponse(/conversation\/explain/)
      const asked = addresses.find((address) => address.startsWith(`${talking.ehr.authorization.issuer}/auth?`))
      const query = new URL(asked ?? '').searchParams
      expect(Object.fromEntries(query)).toMatchObject({
        code_challenge_method: 'S256',
        aud: talking.ehr.iss,
        launch: launched,
        redirect_uri: `${talking.url}/conversation/`,
      })
      expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/)
      expect(query.get('state')).toMatch(/^[0-9a-f]{64}$/)
      expect(query.get('scope')).not.toContain('offline')
      states.add(query.get('state'))
    }
    expect(states.size).toBe(2)
  })

  it('may be opened by oneself', async () => {
    const { page } = await talking.open(null)
    await page.locator('.who').waitFor()
    expect(talking.ehr.authorization.asked.find((path) => path.includes('scope=launch%2Fpatient'))).toBeDefined()
  })

  it('opens with the goal when a card led to it', async () => {
    talking.ehr.authorization.behaviour.told = { appContext: '{"card":"4d5a21bf-8ff8-4a4c-9a53-7f9a9dd0a6ba"}' }
    const { page } = await talking.open('banana')
    await page.locator('.who').waitFor()
    await begin(page)
    expect(await page.locator('main').getAttribute('class')).toContain('goal')
  })

  it('does without what may not be read', async () => {
    talking.ehr.authorization.behaviour.grants = (scope) => !/Procedure|Task/.test(scope)
    const { page } = await talking.open('banana')
    const asked = await page.waitForRequest(/conversation\/explain/)
    const keys = Object.keys(asked.postDataJSON().prefetch)
    expect(keys).toContain('observations')
    expect(keys.filter((key) => /procedures|tasks/.test(key))).toEqual([])
  })

  it('clears itself when its tab is about somebody else', async () => {
    const { page } = await talking.open('banana')
    await page.locator('.who').waitFor()
    // As in an EHR whose windows share what a tab keeps, and in one of which another record was opened.
    await page.evaluate(() => sessionStorage.setItem('conversation.person', 'another'))
    expect(await troubleOn(page)).toBe('patient-other')
    expect(await page.locator('body').textContent()).not.toContain(banana.family)
  })

  it('is one for each of two tabs', async () => {
    const first = await talking.open('banana')
    await first.page.locator('.who').waitFor()
    const second = await first.page.context().newPage()
    await second.goto(`${talking.url}/conversation/launch?iss=${talking.ehr.iss}&launch=strawberry`)
    await second.locator('.who').waitFor()
    await first.page.waitForTimeout(1500)
    expect(await first.page.locator('.who').textContent()).toContain(banana.family)
    expect(await second.locator('.who').textContent()).toContain(strawberry.family)
  })

  it('is gone when it is done, and after a reload', async () => {
    const { page } = await talking.open('banana')
    await page.locator('.who').waitFor()
    await page.getByRole('button', { name: 'Klaar' }).first().click()
    await page.getByRole('button', { name: 'Ja, maak leeg' }).click()
    expect(await page.locator('body').textContent()).not.toContain(banana.family)
    await page.reload()
    expect(await troubleOn(page)).toBe('not-launched')
  })
})

function secretsIn(addresses: readonly string[], token: string) {
  const back = new URL(addresses.find((address) => address.includes('/conversation/?code=')) ?? '').searchParams
  return { token, code: back.get('code') ?? '', state: back.get('state') ?? '' }
}
