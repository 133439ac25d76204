import { expect, it, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { smallKnowledge } from '../small-knowledge.ts'
import { call } from './situations/call.ts'
import { accepted, feedbackPath } from './situations/feedback.ts'

it('a call that the database cannot keep is answered, counted, told once without what it holds, and holds up no feedback', async () => {
  const lines: string[] = []
  const app = build({
    config: readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'warn' }),
    knowledge: { ...smallKnowledge(), hash: 'no text has \u0000' },
    log: { write: (line: string) => lines.push(line) },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const metric = async (name: string) => (await app.metrics.text()).match(new RegExp(`^${name} (.*)$`, 'm'))?.[1]
  await vi.waitFor(async () => expect(await metric('remissiewijzer_store_up')).toBe('1'), { timeout: 20_000 })
  expect((await app.inject({ method: 'POST', url: '/cds-services/small', payload: call })).statusCode).toBe(200)
  const stored = await app.inject({ method: 'POST', url: feedbackPath, payload: { feedback: [accepted] } })
  expect([stored.statusCode, stored.json()]).toEqual([200, { received: 1 }])
  expect(await metric('remissiewijzer_store_lost_calls')).toBe('1')
  expect(await metric('remissiewijzer_store_up')).toBe('1')
  expect(lines.map((line) => JSON.parse(line)).filter(({ store }) => store)).toEqual([
    expect.objectContaining({ store: 'refused', lost: 1, error: 'Error', message: 'SQLSTATE 22021' }),
  ])
  await app.close()
}, 40_000)
