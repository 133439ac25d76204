import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetch } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { builtPublic } from '../../src/http/public/pages.ts'
import { compile, type ServerProcess, startServer } from '../faults/server-process.ts'
import { servicePath } from '../shipped.ts'
import { issuer, signer } from '../token.ts'
import { freePorts, hasProxy, proxyNames, startProxy, type TlsProxy } from './proxy.ts'

const pages = ['/programmes', '/aanbod', '/explained', '/uitleg']
const open = [
  '/cds-services',
  '/fhir/metadata',
  '/fhir/HealthcareService?_count=1',
  '/programmes/entries',
  '/explained/texts',
  ...(existsSync(join(builtPublic(), 'programmes.html')) ? pages : []),
]
/** Of the service itself, and what only looks like something that is open. */
const inside = [
  '/',
  '/health/live',
  '/health/ready',
  '/docs',
  '/openapi.json',
  '/metrics',
  '/fhirx',
  '/publicity',
  '/programmesx',
]

beforeAll(compile)

describe.each(proxyNames.filter(hasProxy))('what is open to all, behind %s', (name) => {
  let proxy: TlsProxy
  let instances: readonly ServerProcess[] = []

  beforeAll(async () => {
    const [port = 0, ...ports] = await freePorts(3)
    const site = join(mkdtempSync(join(tmpdir(), 'open-')), 'site.yaml')
    writeFileSync(site, stringify({ clients: { his: { issuer, keys: [(await signer()).jwk] } } }))
    const env = { SITE: site, PUBLIC_URL: `https://localhost:${port}`, DATA_DIR: 'memory://' }
    instances = await Promise.all(ports.map((own) => startServer({ ...env, PORT: String(own) })))
    proxy = await startProxy(name, port, ports)
  })
  afterAll(async () => {
    await proxy?.stop()
    for (const instance of instances) await instance.end('SIGTERM')
  })

  const ask = (path: string) => fetch(`${proxy.url}${path}`, { dispatcher: proxy.agent })

  it.each(open)('%s goes through', async (path) => expect((await ask(path)).status).toBe(200))

  it('a file of a page goes through', async () => {
    const html = await (await ask('/programmes')).text()
    for (const [, file = ''] of html.matchAll(/(?:src|href)="(\/public\/[^"]+)"/g))
      expect((await ask(file)).status, file).toBe(200)
  })

  it.each(inside)('%s does not', async (path) => {
    const { status, headers } = await ask(path)
    expect(status).toBe(404)
    expect(headers.get('content-type') ?? '').not.toContain('json')
  })

  it('a call without a token is refused by the service itself', async () => {
    const call = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      dispatcher: proxy.agent,
    }
    expect((await fetch(`${proxy.url}${servicePath}`, call)).status).toBe(401)
  })
})
