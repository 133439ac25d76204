import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { bundle, json, made, startFhirServer } from '../fhir-server.ts'
import { serviceId } from '../shipped.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { client, publicUrl } from '../token.ts'

const folder = mkdtempSync(join(tmpdir(), 'built-'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>')
writeFileSync(join(folder, 'index-abc.js'), 'export {}')
writeFileSync(join(folder, 'index-abc.js.br'), 'compressed')

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the page', () => {
  let app: FastifyInstance
  afterEach(() => app.close())
  afterAll(() => rmSync(folder, { recursive: true }))

  function start(env: Record<string, string> = {}, pageFolder = folder, knowledge = smallKnowledge()) {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
    app = build({ config, knowledge, pageFolder })
    return app
  }

  it('is what a browser gets at /, and JSON what a program gets', async () => {
    start()
    const page = await app.inject({ url: '/', headers: html })
    expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    expect(page.headers).toHaveProperty('x-request-id')
    expect(page.headers['content-security-policy']).toMatch(/default-src 'self'/)
    expect(page.body).toContain('<title>page</title>')
    const told = await app.inject({ url: '/', headers: { accept: '*/*' } })
    expect(told.json()).toMatchObject({ discovery: '/cds-services' })
    for (const { headers } of [page, told]) expect(headers.vary).toContain('accept')
  })

  it('comes with files that a browser may keep for good, compressed for one that can', async () => {
    start()
    const plain = await app.inject('/page/index-abc.js')
    expect(plain.body).toBe('export {}')
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    const small = await app.inject({ url: '/page/index-abc.js', headers: { 'accept-encoding': 'br, gzip' } })
    expect(small.headers['content-encoding']).toBe('br')
    expect(small.body).toBe('compressed')
  })

  it('has no other files, and refuses like every other path', async () => {
    start()
    for (const url of ['/page/nothing.js', '/page/..%2f..%2fpackage.json', '/page/', '/page/index.html'])
      expect((await app.inject(url)).json(), url).toMatchObject({ resourceType: 'OperationOutcome' })
    expect((await app.inject({ method: 'POST', url: '/page/index-abc.js' })).statusCode).toBe(405)
  })

  it.each([
    ['off', { TRY_PAGE: '0' }, folder],
    ['off where others can reach the service', { HOST: '0.0.0.0', TRUST: 'open' }, folder],
    ['not built', {}, join(folder, 'none')],
  ])('is 404 for a browser when it is %s', async (_, env, pageFolder) => {
    start(env, pageFolder)
    const page = await app.inject({ url: '/', headers: html })
    expect(page.statusCode).toBe(404)
    expect(page.json().issue[0].details.coding[0].code).toBe('page-off')
    expect((await app.inject('/page/index-abc.js')).statusCode).toBe(404)
    expect((await app.inject('/')).statusCode).toBe(200)
  })

  it('is off where clients are configured, because it can sign no token', async () => {
    const config = {
      ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', PUBLIC_URL: publicUrl }),
      clients: [client()],
    }
    app = build({ config, knowledge: smallKnowledge(), pageFolder: folder })
    expect((await app.inject({ url: '/', headers: html })).statusCode).toBe(404)
    for (const url of ['/page/vocabulary', '/page/outcomes']) expect((await app.inject(url)).statusCode).toBe(404)
  })

  it('has no data of its own when it is off', async () => {
    start({ TRY_PAGE: '0' })
    for (const url of ['/page/vocabulary', '/page/outcomes', '/page/fhir-servers'])
      expect((await app.inject(url)).statusCode).toBe(404)
    for (const url of ['/page/patients', '/page/patient'])
      expect((await app.inject({ method: 'POST', url, payload: {} })).statusCode).toBe(404)
  })

  it('asks a FHIR server of the list, and no other, for one page of patients', async () => {
    const patient = {
      resourceType: 'Patient',
      id: 'p1',
      name: [{ family: 'Testpersoon', given: ['A'] }],
      gender: 'female',
    }
    const server = await startFhirServer({ Patient: json(bundle([patient, { resourceType: 'Observation', id: 'o' }])) })
    start({ FHIR_SERVERS: server.base })
    const ask = (payload: object) => app.inject({ method: 'POST', url: '/page/patients', payload })
    expect((await app.inject('/page/fhir-servers')).json()).toEqual({ servers: [server.base] })
    expect((await ask({ server: `${server.base}/`, name: 'Test & co' })).json()).toEqual({
      patients: [{ id: 'p1', name: 'Testpersoon, A', sex: 'female', birthDate: null }],
      total: null,
      next: null,
    })
    expect(server.requests[0]?.url).toBe('/Patient?name=Test+%26+co&_count=20&_sort=family')
    expect((await ask({ server: 'http://127.0.0.1:1/', name: '' })).statusCode).toBe(412)
    for (const wrong of [{}, { server: 1, name: '' }, { server: server.base, name: 'x'.repeat(101) }])
      expect((await ask(wrong)).json().issue[0].details.coding[0].code).toBe('request-invalid')
    expect(server.requests).toHaveLength(1)
    await server.close()
  })

  it('goes on to the next page of a search, and to no page elsewhere', async () => {
    const elsewhere = await startFhirServer()
    const page = (base: string, url: string) =>
      url.includes('page=2')
        ? bundle([{ resourceType: 'Patient', id: 'p2' }])
        : bundle([{ resourceType: 'Patient', id: 'p1' }], {
            total: 2,
            link: [{ relation: 'next', url: `${base}/Patient?page=2` }],
          })
    const server = await startFhirServer({ Patient: made(page) })
    start({ FHIR_SERVERS: server.base })
    const ask = async (next: string | null) => {
      const payload = { server: server.base, name: 'Test', next }
      return app.inject({ method: 'POST', url: '/page/patients', payload })
    }
    const { patients, total, next } = (await ask(null)).json()
    expect([patients[0].id, total, next]).toEqual(['p1', 2, `${server.base}/Patient?page=2`])
    expect((await ask(next)).json()).toMatchObject({ patients: [{ id: 'p2' }], next: null })
    for (const wrong of [`${elsewhere.base}/Patient`, `${server.base}/../other/Patient`, 'file:///etc/hosts'])
      expect((await ask(wrong)).json().issue[0].details.coding[0].code, wrong).toBe('fhir-server-failed')
    expect(elsewhere.requests).toEqual([])
    await server.close()
    await elsewhere.close()
  })

  it('says for how long which reason keeps a card silent, by how urgent it is', async () => {
    start({}, folder, await loadKnowledge())
    const { services } = (await app.inject('/page/vocabulary')).json()
    const [d, mo] = ['d', 'mo'].map((unit) => (value: number) => ({ value, unit })) as [
      (value: number) => object,
      (value: number) => object,
    ]
    expect(services[serviceId].silences).toEqual({
      'patient-does-not-want': { info: mo(12) },
      'already-discussed': { info: mo(12) },
      'already-arranged': { info: d(90), warning: d(30), critical: d(7) },
      'not-now': { info: mo(3) },
      'not-right-for-patient': { info: mo(12), warning: mo(12) },
      'no-local-programme': { info: mo(6) },
      'other-indication': { info: mo(12), warning: mo(12) },
      other: { info: d(30) },
    })
  })

  it('gives the words and codes of the knowledge', async () => {
    start({}, folder, await loadKnowledge())
    const { words, measures, conditions } = (await app.inject('/page/vocabulary')).json()
    expect(Object.values(words).length).toBeGreaterThan(0)
    for (const { coding } of [...measures, ...conditions])
      expect(coding).toMatchObject({ system: expect.stringMatching(/^(http|urn)/), code: expect.any(String) })
  })
})
