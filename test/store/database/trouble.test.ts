import type { FastifyInstance } from 'fastify'
import type { StartedTestContainer } from 'testcontainers'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { healthSchema } from '../../../src/http/docs/shapes.ts'
import { troubleOf } from '../../../src/store/database/trouble.ts'
import { hasEngine } from '../../container.ts'
import { call } from '../../http/situations/call.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { startPostgres } from './databases.ts'

const soon = { timeout: 30_000, interval: 100 }

describe.skipIf(!(await hasEngine()))('a service whose PostgreSQL does not take it', () => {
  let container: StartedTestContainer
  let databaseUrl: string
  let app: FastifyInstance
  let lines: { level: number; store?: string; code?: string; msg: string }[]

  beforeAll(async () => {
    const server = await startPostgres()
    container = server.container
    databaseUrl = server.config.databaseUrl ?? ''
  })
  afterAll(() => container?.stop())
  afterEach(() => app?.close())

  const psql = (statement: string) => container.exec(['psql', '-U', 'postgres', '-c', statement])
  const ready = async () => {
    const { statusCode, body } = await app.inject('/health/ready')
    const { status, store } = healthSchema.parse(JSON.parse(body))
    return { statusCode, status, state: store?.state, code: store?.code, body }
  }

  async function start(url: URL): Promise<void> {
    lines = []
    const HASH_SECRET = 'for-tests-only-for-tests-only-for-tests'
    const config = readConfig({ DATABASE_URL: url.href, HASH_SECRET })
    app = build({ config, knowledge: smallKnowledge(), log: { write: (line) => lines.push(JSON.parse(line)) } })
    await app.listen({ host: '127.0.0.1', port: 0 })
  }

  it('says at start that the password is wrong, serves cards, and is well by itself once it is right', async () => {
    const url = new URL(databaseUrl)
    url.password = 'of-another-project'
    await start(url)
    await vi.waitFor(() => expect(lines.map(({ store }) => store)).toContain('not-open'), soon)
    const [line] = lines.filter(({ store }) => store === 'not-open')
    expect(line).toMatchObject({ level: 50, code: 'login-refused' })
    expect(line?.msg).toMatch(/^the database is not open: PostgreSQL refuses the user or password of DATABASE_URL\./)
    const { body, ...told } = await ready()
    expect(told).toEqual({ statusCode: 200, status: 'degraded', state: 'failing', code: 'login-refused' })
    expect(`${body}${JSON.stringify(lines)}`).not.toContain(url.password)
    expect(body).not.toContain(url.hostname)
    expect(await app.inject({ method: 'POST', url: '/cds-services/small', payload: call })).toMatchObject({
      statusCode: 200,
    })
    await psql(`alter role postgres password '${url.password}'`)
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 'ready', state: 'open' }), soon)
    expect((await ready()).body).not.toContain('"code"')
    await psql("alter role postgres password 'test'")
  }, 60_000)

  it('tells a database that is not there, and is well without a call once it is', async () => {
    const url = new URL(databaseUrl)
    url.pathname = '/later'
    await start(url)
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ code: 'database-missing' }), soon)
    await psql('create database later')
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 'ready' }), soon)
  }, 60_000)

  it('tells a port on which nothing answers', async () => {
    const url = new URL(databaseUrl)
    url.port = '1'
    await start(url)
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ code: 'unreachable' }), soon)
    expect((await ready()).body).not.toContain(url.hostname)
  }, 60_000)

  it('notices, at work for which no call waits, that the server is away, and comes back without a call', async () => {
    await start(new URL(databaseUrl))
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ state: 'open' }), soon)
    await psql("alter role postgres password 'new'")
    await psql('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
    const feedback = [{ card: crypto.randomUUID(), outcome: 'overridden', outcomeTimestamp: new Date().toISOString() }]
    const refused = await app.inject({ method: 'POST', url: '/cds-services/small/feedback', payload: { feedback } })
    expect(refused.statusCode).toBe(503)
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ code: 'login-refused' }), soon)
    await psql("alter role postgres password 'test'")
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 'ready' }), soon)
  }, 60_000)
})

it.each([
  [{ code: '42501' }, 'rights-missing'],
  [{ code: '25006' }, 'read-only'],
  [{ code: '53300' }, 'full'],
  [{ code: '57P03' }, 'unreachable'],
  [{ code: 'ENOTFOUND' }, 'unreachable'],
  [{ code: 'EACCES' }, 'other'],
  [{ message: 'timeout exceeded when trying to connect' }, 'unreachable'],
  [{ message: 'the embedded database is in use by process 7: stop that first, or use PostgreSQL' }, 'other'],
])('%o is %s', (error, trouble) => {
  expect(troubleOf(Object.assign(new Error('it failed'), error))).toBe(trouble)
})
