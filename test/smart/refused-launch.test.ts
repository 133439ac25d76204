import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser } from '../page/browser.ts'
import type { Behaviour } from './ehr/authorization-server.ts'
import { person, storeWith } from './ehr/person.ts'
import { keptBy, startTalking, type Talking } from './ehr/served.ts'
import { troubleOn } from './ehr/trouble.ts'

const banana = person('candidate-two-years-bmi-32')
const evil = 'https://evil.example'
const usual: Behaviour = {
  patients: { good: banana.id, null: banana.id },
  fhirUser: 'Practitioner/dr',
  grants: () => true,
  denies: false,
  told: {},
  tokenLasts: 300,
}

describe.skipIf(!hasBrowser())('a launch that is refused', () => {
  let talking: Talking
  let metadata: Readonly<Record<string, unknown>>

  beforeAll(async () => {
    const store = storeWith(banana)
    talking = await startTalking({ behind: store.answer.bind(store) })
    metadata = { ...talking.ehr.metadata }
  })
  beforeEach(() => {
    Object.assign(talking.ehr.metadata, metadata)
    Object.assign(talking.ehr.authorization.behaviour, usual)
    talking.ehr.instead = () => null
  })
  afterAll(() => talking?.stop())

  /** Opens an address of ours in a window of its own. */
  async function at(path: string, before?: (page: Page) => Promise<unknown>) {
    const seen = await talking.look()
    await before?.(seen.page)
    await seen.page.goto(`${talking.url}${path}`)
    return seen
  }
  const asked = () => talking.ehr.asked.length

  it.each([
    [
      'what the library takes for an open server',
      (iss: string) => `?fhirServiceUrl=${iss}&patientId=${banana.id}`,
      'parameter-unknown',
    ],
    [
      'a patient beside the launch',
      (iss: string) => `?iss=${iss}&launch=good&patientId=${banana.id}`,
      'parameter-unknown',
    ],
    ['a server that is not listed', () => `?iss=${evil}/fhir&launch=good`, 'server-unknown'],
  ])('before anything is asked: %s', async (_what, query, code) => {
    const before = asked()
    const { page, faults } = await at(`/conversation/launch${query(talking.ehr.iss)}`)
    expect(await troubleOn(page)).toBe(code)
    expect([asked() - before, faults]).toEqual([0, []])
  })

  it.each([
    ['no S256', { code_challenge_methods_supported: ['plain'] }, 'pkce-missing'],
    ['no endpoints', { authorization_endpoint: undefined }, 'endpoints-missing'],
    ['a token endpoint elsewhere', { token_endpoint: `${evil}/token` }, 'endpoint-elsewhere'],
    ['an answer of another issuer than it says', { issuer: evil }, 'issuer-wrong'],
  ])('of a server with %s', async (_what, change, code) => {
    Object.assign(talking.ehr.metadata, change)
    const before = asked()
    const { page, faults } = await talking.open('good')
    expect(await troubleOn(page)).toBe(code)
    expect([asked() - before, faults]).toEqual([0, []])
  })

  it.each([
    ['the user says no', { denies: true }, 'access-denied'],
    ['too little may be read', { grants: (scope: string) => !scope.includes('Observation') }, 'scope-missing'],
    ['there is no token', { told: { access_token: undefined } }, 'token-failed'],
    ['it is about nobody', { told: { patient: undefined } }, 'patient-missing'],
    ['the patient is no id', { told: { patient: '../Patient' } }, 'patient-missing'],
    ['the patient looks', { fhirUser: `Patient/${banana.id}` }, 'user-is-patient'],
    ['somebody near looks', { fhirUser: 'https://his.example/RelatedPerson/1' }, 'user-is-patient'],
  ])('because %s', async (_what, change, code) => {
    Object.assign(talking.ehr.authorization.behaviour, change)
    const before = asked()
    const { page, faults } = await talking.open('good')
    expect(await troubleOn(page)).toBe(code)
    expect([asked() - before, faults]).toEqual([0, []])
    expect(page.url()).toBe(`${talking.url}/conversation/`)
    expect(await keptBy(page)).toBe('[{},{},""]')
  })

  it('by oneself, when nobody says who looks', async () => {
    talking.ehr.authorization.behaviour.fhirUser = null
    expect(await troubleOn((await talking.open(null)).page)).toBe('user-unknown')
  })

  it.each([
    ['the Patient is another', /^Patient\//, 200, { resourceType: 'Patient', id: 'somebody' }, 'patient-other'],
    ['the token is no longer good', /^Observation/, 401, null, 'session-ended'],
  ])('because %s', async (_what, path, status, body, code) => {
    talking.ehr.instead = (_method, asked) => (path.test(asked) ? { status, body } : null)
    const { page } = await talking.open('good')
    expect(await troubleOn(page)).toBe(code)
    expect(await page.locator('body').textContent()).not.toContain(banana.family)
  })

  it('because what is needed cannot be had, and the talk goes on without it where that is wanted', async () => {
    talking.ehr.instead = (_method, asked) => (/^Condition/.test(asked) ? { status: 500, body: null } : null)
    const { page } = await talking.open('good')
    expect(await troubleOn(page)).toBe('record-failed')
    expect(await page.locator('body').textContent()).not.toContain(banana.family)
    await page.getByRole('button', { name: 'Verder zonder gegevens' }).click()
    await page.locator('button.begin').click()
    await page.locator('nav.steps').waitFor()
    const shown = await page.locator('body').textContent()
    expect(shown).toContain(banana.family)
    expect(shown).toContain('We kunnen uw gegevens nu niet laten zien. Het gesprek kan doorgaan.')
  })

  it.each([
    ['opened by itself', '', 'not-launched'],
    ['with the answer to something else', '?code=abc&state=def', 'state-wrong'],
    ['as if it were the launch page', '?iss=x&fhirServiceUrl=y&patientId=z', 'state-wrong'],
  ])('on the page that is come back to, %s', async (_what, query, code) => {
    const { page } = await at(`/conversation/${query}`)
    expect(await troubleOn(page)).toBe(code)
    expect(page.url()).toBe(`${talking.url}/conversation/`)
  })

  it('a second time with the same answer', async () => {
    const { page, addresses } = await talking.open('good')
    await page.waitForResponse(/conversation\/explain/)
    const answer = addresses.find((each) => each.includes('/conversation/?code='))
    await page.goto(answer ?? '')
    expect(await troubleOn(page)).toBe('state-wrong')
  })

  it('over a connection that is not secure', async () => {
    const insecure = () => Object.defineProperty(window, 'isSecureContext', { value: false })
    const { page } = await at(`/conversation/launch?iss=${talking.ehr.iss}`, (page) => page.addInitScript(insecure))
    expect(await troubleOn(page)).toBe('context-insecure')
  })

  it('in a frame that may keep nothing, with a way out', async () => {
    const closed = () =>
      Object.defineProperty(window, 'sessionStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError')
        },
      })
    const address = `/conversation/launch?iss=${talking.ehr.iss}&launch=good`
    const { page } = await at(address, (page) => page.addInitScript(closed))
    expect(await troubleOn(page)).toBe('storage-blocked')
    const link = page.getByRole('link', { name: 'Open in een eigen venster' })
    expect(await link.getAttribute('href')).toBe(talking.url + address)
    expect(await link.getAttribute('rel')).toContain('noopener')
  })
})
