import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { daysAfter } from '../../src/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { hookCall } from '../../src/examples/hook-call.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openStore } from '../../src/store/store.ts'
import type { Explanation } from '../../src/why/explanation.ts'

/** However busy the machine is, the store answers in time here. */
vi.mock('../../src/store/database/deadline.ts', async (original) => {
  const real = await original<typeof import('../../src/store/database/deadline.ts')>()
  return { ...real, atMost: (ms: number, work: Promise<unknown>) => real.atMost(ms * 100, work) }
})

const start = '2026-11-22'
const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', HASH_SECRET: 'x'.repeat(32) })
const store = openStore(config, () => undefined)
const diabetes = {
  resourceType: 'Condition',
  id: 'new',
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T90.02' }] },
  recordedDate: start,
  subject: {},
} as never
const glucose = {
  resourceType: 'Observation',
  id: 'high',
  status: 'final',
  code: {
    coding: [{ system: 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen', code: '371' }],
  },
  valueQuantity: { value: 21, unit: 'mmol/L', system: 'http://unitsofmeasure.org', code: 'mmol/L' },
} as const

describe('what does not fit type 2, once it was said when the diagnosis was added', () => {
  let app: FastifyInstance
  let knowledge: Knowledge
  let day = 0
  beforeAll(async () => {
    knowledge = await loadKnowledge({ cases: false })
    const today = () => daysAfter(start, day)
    app = build({ config, store, knowledge, today, now: () => new Date(`${today()}T12:00:00Z`) })
    await app.listen({ host: '127.0.0.1', port: 0 })
    await vi.waitFor(() => expect(store.state).toBe('open'), { timeout: 60_000 })
  }, 120_000)
  afterAll(() => app?.close())

  /** What "why?" says of a rule on a day, after the cards of that day were answered. */
  async function asked(id: string, rule: string, patient: string, on: number, more: object = {}, query = '') {
    day = on
    const service = knowledge.services.get(id)
    if (!service) throw new Error(`there is no service ${id}`)
    const found = (shiftBundle(readFixture('suspected-lada'), start).entry ?? []).flatMap(
      ({ resource }) => resource ?? [],
    )
    const own = found.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
    const known = id === 'new-diagnosis' ? found.filter((each) => !JSON.stringify(each).includes('T90')) : found
    const record = {
      patientId: own,
      resources: known,
      unavailable: [],
      added: id === 'new-diagnosis' ? [diabetes] : [],
    }
    const moment = { userId: 'Practitioner/x', hookInstance: 'i', encounterId: 'e' }
    const call = hookCall(
      service,
      { ...record, ...more, resources: [...known, ...Object.values(more)] as never },
      moment,
    )
    const payload = JSON.parse(JSON.stringify(call).replaceAll(own, patient)) as object
    const post = async (path: string) =>
      (await app.inject({ method: 'POST', url: `/cds-services/${id}${path}${query}`, payload })).json()
    const told: Explanation = await post('/explain')
    await post('')
    await store.use(async () => undefined)
    return told.decisions.find((each) => each.rule === rule)
  }
  const adding = (patient: string, on: number, query = '') => asked('new-diagnosis', 'atypical', patient, on, {}, query)
  const opening = (patient: string, on: number, more: object = {}) =>
    asked('diabetes-remission', 'look-for-cause', patient, on, more)

  it('is not said again when the record is opened, for 31 days', async () => {
    expect(await adding('p1', 0)).toMatchObject({ outcome: 'recommend', notShown: null })
    expect(await opening('p1', 1)).toMatchObject({
      outcome: 'recommend',
      notShown: 'recently-shown',
      againFrom: daysAfter(start, 32),
    })
    expect(await opening('p1', 31)).toMatchObject({ notShown: 'recently-shown' })
    expect(await opening('p1', 32)).toMatchObject({ notShown: null })
  })

  it('nor is what it does not say kept silent', async () => {
    await adding('p2', 0)
    const high = { ...glucose, effectiveDateTime: start, subject: { reference: 'Patient/fx-kumquat' } }
    expect(await opening('p2', 1, { high })).toMatchObject({ reason: 'suspected-lada', notShown: null })
  })

  it('of somebody else nothing is known', async () => {
    await adding('p3', 0)
    expect(await opening('p4', 1)).toMatchObject({ outcome: 'recommend', notShown: null })
  })

  it('neither where a page asks for everything', async () => {
    await adding('p5', 0, '?pacing=off')
    expect(await opening('p5', 1)).toMatchObject({ notShown: null })
  })
})
