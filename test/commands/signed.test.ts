import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { clientKey } from '../../src/commands/client-key.ts'
import { token } from '../../src/commands/token.ts'
import { readConfig } from '../../src/config.ts'
import { settle } from '../../src/deployed-config.ts'
import { loadDeployment } from '../../src/site/deployment.ts'
import { noStore } from '../no-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'client-'))
const key = join(folder, 'client-key.pem')
const publicUrl = 'http://127.0.0.1:3999'
const kid = 'my-his-1'
const issuer = 'https://his.voorbeeld.example'
let app: ReturnType<typeof build>
let service: string

/** What a command writes to standard output. */
async function said(command: () => Promise<void>): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    await command()
    return write.mock.calls.map(([text]) => String(text)).join('')
  } finally {
    write.mockRestore()
  }
}

beforeAll(async () => {
  const site = join(folder, 'site.yaml')
  writeFileSync(site, await said(() => clientKey({ client: 'my-his', issuer, out: key })))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', SITE: site, PUBLIC_URL: publicUrl })
  const deployment = await loadDeployment(site, null, { cases: false })
  app = build({ ...deployment, config: settle(config, deployment), store: noStore().store })
  service = `/cds-services/${[...deployment.knowledge.services.keys()][0]}`
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

function call(authorization: string) {
  return app.inject({ method: 'POST', url: service, headers: { authorization }, payload: {} })
}

it('lets in who signs with the key whose public part stands in the site file', async () => {
  const bearer = (await said(() => token({ key, kid, issuer, aud: `${publicUrl}${service}` }))).trim()
  // Trusted: what is refused now is the empty call.
  expect((await call(`Bearer ${bearer}`)).statusCode).toBe(400)
  expect((await call(`Bearer ${bearer}`)).statusCode).toBe(401)
})

it('makes a token for one URL only', async () => {
  const bearer = (await said(() => token({ key, kid, issuer, aud: `${publicUrl}/elsewhere` }))).trim()
  expect((await call(`Bearer ${bearer}`)).statusCode).toBe(401)
})

it('keeps the private key from everybody else, and overwrites none', async () => {
  expect(statSync(key).mode & 0o777).toBe(0o600)
  await expect(clientKey({ client: 'my-his', issuer, out: key })).rejects.toThrow('is there already')
})

it('says what to write instead of a name, URL or file that is none', async () => {
  await expect(clientKey({ client: 'My HIS', issuer, out: key })).rejects.toThrow('small letters')
  await expect(token({ key, kid, issuer, aud: 'cds-services' })).rejects.toThrow('whole URL')
  await expect(token({ key: join(folder, 'site.yaml'), kid, issuer, aud: publicUrl })).rejects.toThrow(
    'holds no private key',
  )
})
