import type { CarePlan, Goal, ServiceRequest } from 'fhir/r4.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasBrowser, keep } from '../page/browser.ts'
import type { Behaviour } from './ehr/authorization-server.ts'
import type { FhirStore } from './ehr/fhir-store.ts'
import { person, storeWith } from './ehr/person.ts'
import { agree, ownWords, save } from './ehr/saved.ts'
import { startTalking, type Talking } from './ehr/served.ts'

const banana = person('candidate-two-years-bmi-32')
const usual: Behaviour = {
  patients: { banana: banana.id },
  fhirUser: 'Practitioner/dr',
  grants: () => true,
  denies: false,
  told: {},
  tokenLasts: 300,
}
const inRecord = /staat in het dossier/

describe.skipIf(!hasBrowser())('saving what was agreed', () => {
  let talking: Talking
  let store: FhirStore
  beforeAll(async () => {
    talking = await startTalking({ behind: (...asked) => store.answer(...asked) })
  })
  beforeEach(() => {
    store = storeWith(banana)
    Object.assign(talking.ehr.authorization.behaviour, usual)
    talking.ehr.instead = () => null
  })
  afterAll(() => talking?.stop())

  async function agreed(decision?: string) {
    const { page } = await talking.open('banana')
    await page.locator('.who').waitFor()
    await agree(page, decision)
    return page
  }
  const created = <Type>(type: string) => store.created.filter((one) => one.resourceType === type) as unknown as Type[]

  it.each([
    ['in one transaction', true],
    ['one by one, where the server takes no transaction', false],
  ])('writes the plan, the goal and a draft of the referral %s', async (_how, transactions) => {
    store.transactions = transactions
    const page = await agreed()
    await keep(page, 'talk/before-saving')
    expect(await save(page)).toMatch(inRecord)
    expect(await page.getByRole('button', { name: 'Sla op in het dossier' }).isDisabled()).toBe(true)
    const [goal] = created<Goal>('Goal')
    const [request] = created<ServiceRequest>('ServiceRequest')
    const [plan] = created<CarePlan>('CarePlan')
    expect(store.created).toHaveLength(3)
    const subject = { reference: `Patient/${banana.id}` }
    expect(goal).toMatchObject({
      lifecycleStatus: 'accepted',
      description: { text: ownWords },
      expressedBy: subject,
      subject,
    })
    expect(request).toMatchObject({ status: 'draft', subject })
    expect(plan).toMatchObject({
      status: 'active',
      intent: 'plan',
      subject,
      author: { reference: 'Practitioner/dr' },
      goal: [{ reference: `Goal/${goal?.id}` }],
    })
    expect(JSON.stringify(plan?.note)).toContain('Drie keer in de week wandelen')
    expect(plan?.activity?.at(-1)).toEqual({ reference: { reference: `ServiceRequest/${request?.id}` } })
  })

  it('writes the refusal when nothing is wanted now', async () => {
    const page = await agreed('U wilt nu niets veranderen')
    expect(await save(page)).toMatch(inRecord)
    expect(created<Goal>('Goal').map(({ lifecycleStatus }) => lifecycleStatus)).toEqual(['accepted', 'rejected'])
    expect(created<CarePlan>('CarePlan')).toMatchObject([{ status: 'completed' }])
    expect(created('ServiceRequest')).toEqual([])
  })

  it('writes nothing of what may not stand in the record', async () => {
    const page = await agreed()
    await page.getByRole('group', { name: 'Mag dit zo in uw dossier? U zei' }).getByLabel('Nee').check()
    expect(await page.locator('.saving').textContent()).not.toContain(ownWords)
    expect(await save(page)).toMatch(inRecord)
    expect(JSON.stringify(store.created)).not.toContain(ownWords)
  })

  it('writes once, also when the answer of the server is lost', async () => {
    const page = await agreed()
    let lost = true
    await page.route(talking.ehr.iss, async (route) => {
      if (!lost || route.request().method() !== 'POST') return route.continue()
      lost = false
      await route.fetch()
      return route.abort()
    })
    expect(await save(page)).toContain('write-unknown')
    expect(store.created).toHaveLength(3)
    await page.getByRole('button', { name: 'Sla op in het dossier' }).click()
    await page.locator('.saving [role=status]').filter({ hasText: inRecord }).waitFor()
    expect(store.created).toHaveLength(3)
  })

  it.each([
    ['refuses it', 403, 'write-denied'],
    ['fails', 500, 'write-failed'],
    ['no longer takes the token', 401, 'session-ended'],
  ])('says so where the server %s, and leaves all on the screen', async (_what, status, code) => {
    const page = await agreed()
    talking.ehr.instead = (method) => (method === 'POST' ? { status, body: null } : null)
    expect(await save(page)).toContain(code)
    expect(await page.locator('.preview').textContent()).toContain(ownWords)
    expect(await page.getByRole('button', { name: 'Kopieer voor het dossier' }).isVisible()).toBe(true)
  })

  it('says what is there when it breaks off half way', async () => {
    store.transactions = false
    const page = await agreed()
    talking.ehr.instead = (method, path) =>
      method === 'POST' && path === 'CarePlan' ? { status: 500, body: null } : null
    const said = await save(page)
    expect(said).toContain('Wel opgeslagen: het doel, de conceptverwijzing.')
    expect(said).toContain('write-failed')
  })

  it('is not offered where nothing may be created: there is the text to copy', async () => {
    talking.ehr.authorization.behaviour.grants = (scope) => !scope.endsWith('.c')
    const page = await agreed()
    expect(await page.getByRole('button', { name: 'Sla op in het dossier' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Kopieer voor het dossier' }).isVisible()).toBe(true)
  })
})
