import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, afterEach, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { client, publicUrl } from '../../token.ts'

const folder = mkdtempSync(join(tmpdir(), 'conversation-'))
writeFileSync(join(folder, 'demo.html'), '<!doctype html><title>talk</title>')
writeFileSync(join(folder, 'demo-abc.js'), 'export {}')

let app: FastifyInstance
afterEach(() => app.close())
afterAll(() => rmSync(folder, { recursive: true }))

function start(env: Record<string, string> = {}, more: object = {}, conversationFolder = folder) {
  const config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env }), ...more }
  app = build({ config, knowledge: smallKnowledge(), conversationFolder })
  return app
}

const paths = ['/conversation/demo', '/conversation/files/demo-abc.js', '/conversation/vocabulary']
const statuses = () => Promise.all(paths.map(async (url) => (await app.inject(url)).statusCode))

it('the demo, its files and the words of its panel are there where the page that plays a HIS is', async () => {
  start()
  expect(await statuses()).toEqual([200, 200, 200])
  const page = await app.inject('/conversation/demo')
  expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  expect((await app.inject('/conversation/files/demo.html')).statusCode).toBe(404)
})

it.each([
  ['where others can reach the service', { HOST: '0.0.0.0', TRUST: 'open' }, {}],
  ['where the page is switched off', { TRY_PAGE: '0' }, {}],
  ['with clients', { PUBLIC_URL: publicUrl }, { clients: [client()] }],
])('it is not there %s', async (_where, env, more) => {
  start(env, more)
  expect(await statuses()).toEqual([404, 404, 404])
})

it('without a build there is no page, and the service runs all the same', async () => {
  start({}, {}, join(folder, 'none'))
  expect(await statuses()).toEqual([404, 404, 200])
})
