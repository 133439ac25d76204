import type { Bundle, CarePlan } from 'fhir/r4.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasEngine, startHapi } from '../container.ts'
import { hasBrowser } from '../page/browser.ts'
import type { Behind } from '../smart/ehr/ehr.ts'
import { person } from '../smart/ehr/person.ts'
import { agree, ownWords, save } from '../smart/ehr/saved.ts'
import { startTalking, type Talking } from '../smart/ehr/served.ts'
import { faultsOf } from './pressed.ts'

const engine = await hasEngine()
const people = [person('candidate-two-years-bmi-32'), person('more-than-100-observations')] as const

/** Passes on to HAPI what may be asked, and has its links lead back. */
function before(fhirServer: string): Behind {
  return async (method, path, base, body, ifNoneExist) => {
    const answer = await fetch(`${fhirServer}${path}`.replace(/\/$/, ''), {
      method,
      headers: {
        'content-type': 'application/fhir+json',
        accept: 'application/fhir+json',
        ...(ifNoneExist && { 'if-none-exist': ifNoneExist }),
      },
      ...(body !== null && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text.replaceAll(fhirServer, base)) }
  }
}

describe.skipIf(!engine || !hasBrowser())('a talk from HAPI FHIR, behind an authorization server', () => {
  let hapi: Awaited<ReturnType<typeof startHapi>>
  let talking: Talking

  beforeAll(async () => {
    hapi = await startHapi()
    for (const { bundle } of people) {
      const loaded = await before(hapi.fhirServer)('POST', '', hapi.fhirServer, bundle)
      expect(loaded.status).toBe(200)
    }
    talking = await startTalking({ behind: before(hapi.fhirServer) })
    const [banana, many] = people
    talking.ehr.authorization.behaviour.patients = { banana: banana.id, many: many.id }
  }, 480_000)
  afterAll(async () => {
    await talking?.stop()
    await hapi?.stop()
  })

  const search = async <Type>(query: string) => {
    const { entry = [] }: Bundle = await (await fetch(`${hapi.fhirServer}/${query}`)).json()
    return entry.map(({ resource }) => resource) as unknown as readonly Type[]
  }

  it('reads all pages', async () => {
    const { page, faults } = await talking.open('many')
    const asked = await page.waitForRequest(/conversation\/explain/)
    const { observations } = asked.postDataJSON().prefetch
    const sent = people[1].bundle.entry?.filter(({ resource }) => resource?.resourceType === 'Observation')
    expect(
      observations.entry.filter((each: { search?: { mode?: string } }) => each.search?.mode !== 'include'),
    ).toHaveLength(sent?.length ?? 0)
    await page.locator('.who').waitFor()
    expect(faults).toEqual([])
  })

  it('is saved once, as HAPI finds no fault in it, and both searches find it', async () => {
    const { page } = await talking.open('banana')
    await page.locator('.who').waitFor()
    await agree(page)
    expect(await save(page)).toMatch(/staat in het dossier/)
    const mine = `patient=${people[0].id}`
    const plans = await search<CarePlan>(`CarePlan?${mine}&status=active`)
    expect(plans).toHaveLength(1)
    for (const plan of plans) expect(await faultsOf(hapi.fhirServer, plan)).toEqual([])
    const goals = await search<{ description?: { text?: string } }>(`Goal?${mine}&lifecycle-status=accepted`)
    expect(goals.map(({ description }) => description?.text)).toContain(ownWords)
    expect(await search(`ServiceRequest?${mine}&status=draft`)).toHaveLength(1)
    const [goal] = plans[0]?.goal ?? []
    expect(goal?.reference).toMatch(/^Goal\/\d+$|^Goal\/[\w-]+$/)
  })
})
