import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { settle } from '../../src/deployed-config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import type { ClientSettings } from '../../src/trust/client.ts'
import type { LaunchServer } from '../../src/trust/launch-server.ts'
import { noStore } from '../no-store.ts'
import { called } from '../shipped.ts'
import { client } from './client.ts'

const knowledge = await loadKnowledge({ cases: false })
const his: LaunchServer = {
  iss: 'https://his.example/fhir',
  clientId: 'talk',
  origins: ['https://his.example', 'https://login.his.example'],
  embedIn: [],
}

describe('the pages that are launched', () => {
  let folder: string
  let app: FastifyInstance | undefined

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'launched-'))
    for (const name of ['demo', 'launch', 'smart']) writeFileSync(join(folder, `${name}.html`), `<p>${name}</p>`)
    writeFileSync(join(folder, 'smart-1.js'), '')
  })
  afterEach(async () => {
    await app?.close()
    rmSync(folder, { recursive: true })
  })

  function serve(launchServers: readonly LaunchServer[], clients: readonly ClientSettings[] = [], log?: string[]) {
    const env = { PUBLIC_URL: 'https://cds.example/talk', FHIR_SERVERS: his.iss, LOG_LEVEL: log ? 'info' : 'silent' }
    const config = settle(readConfig(env), { site: defaultSite, clients, launchServers })
    const stream = log && { log: { write: (line: string) => void log.push(line) } }
    app = build({ config, knowledge, store: noStore().store, conversationFolder: folder, ...stream })
    return (url: string) => app?.inject({ url, headers: { host: 'cds.example' } })
  }

  it('are two, and are there where clients are configured too; the example people are not', async () => {
    const get = serve([his], [client])
    expect((await get('/conversation/launch?iss=x'))?.body).toBe('<p>launch</p>')
    expect((await get('/conversation/?code=x&state=y'))?.body).toBe('<p>smart</p>')
    expect((await get('/conversation/files/smart-1.js'))?.statusCode).toBe(200)
    expect((await get('/conversation/vocabulary'))?.statusCode).toBe(200)
    expect((await get('/conversation/demo'))?.statusCode).toBe(404)
  })

  it('are not there where no server may launch them', async () => {
    const get = serve([])
    for (const path of ['launch', '', 'settings']) expect((await get(`/conversation/${path}`))?.statusCode).toBe(404)
    expect((await get('/conversation/demo'))?.statusCode).toBe(200)
  })

  it('may ask the servers that are listed, be in no frame, and are kept by nobody', async () => {
    const get = serve([his])
    for (const path of ['/conversation/launch', '/conversation/']) {
      const headers = (await get(path))?.headers
      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'self'; connect-src 'self' https://his.example https://login.his.example; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      })
    }
    expect((await get('/explained'))?.headers['content-security-policy']).not.toContain('his.example')
  })

  it('may be in the frames that are listed', async () => {
    const headers = (await serve([{ ...his, embedIn: ['https://shell.example'] }])('/conversation/'))?.headers
    expect(headers?.['content-security-policy']).toContain('frame-ancestors https://shell.example;')
    expect(headers).not.toHaveProperty('x-frame-options')
  })

  it('go by settings that hold no secret, whatever host is asked', async () => {
    const settings = (await serve([his])('/conversation/settings'))?.json()
    expect(settings).toEqual({
      redirectUri: 'https://cds.example/talk/conversation/',
      servers: [{ iss: his.iss, clientId: 'talk', origins: his.origins }],
      prefetch: called.prefetch,
      needed: [['Patient'], ['Condition'], ['Observation'], ['MedicationStatement', 'MedicationRequest']],
      referred: ['Specimen', 'Medication'],
    })
  })

  it('leave nothing of what is in their addresses in the log', async () => {
    const log: string[] = []
    const get = serve([his], [], log)
    for (const path of ['launch?iss=x&launch=secret-1', '?code=secret-2&state=secret-3', 'none?code=secret-4'])
      await get(`/conversation/${path}`)
    expect(log.join('')).toContain('GET /conversation/')
    expect(log.join('')).not.toContain('secret-')
  })
})
