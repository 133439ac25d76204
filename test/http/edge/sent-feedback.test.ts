import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { servicePath } from '../../shipped.ts'

describe('the service takes feedback of', () => {
  const card = '9f2c1e50-3d3b-4a57-9d0e-0d7d9b7c8a11'
  const outcomeTimestamp = '2026-11-22T09:30:00Z'
  const overridden = { card, outcome: 'overridden', outcomeTimestamp }
  let listening: FastifyInstance

  beforeAll(async () => {
    listening = build({
      config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' }),
      knowledge: await loadKnowledge({ cases: false }),
    })
    await listening.listen({ host: '127.0.0.1', port: 0 })
    const state = async () => (await listening.inject('/health/ready')).json().store.state
    await vi.waitFor(async () => expect(await state()).toBe('open'), { timeout: 60_000 })
  })
  afterAll(() => listening.close())

  it.each([
    ['an unknown card, accepted', { card, outcome: 'accepted', acceptedSuggestions: [{ id: card }], outcomeTimestamp }],
    ['a plain dismissal', overridden],
    ['a reason of our own', { ...overridden, overrideReason: { reason: { code: 'not-now' } } }],
    [
      'a reason of the client, with its system',
      { ...overridden, overrideReason: { reason: { code: 'x9', system: 'urn:x' } } },
    ],
    ['a comment alone', { ...overridden, overrideReason: { userComment: 'Later' } }],
    ['a comment as long as a book', { ...overridden, overrideReason: { userComment: 'x'.repeat(1_000_000) } }],
  ])('%s', async (_what, entry) => {
    for (const feedback of [[entry], [entry, entry]]) {
      const response = await listening.inject({ method: 'POST', url: `${servicePath}/feedback`, payload: { feedback } })
      expect([response.statusCode, response.json()]).toEqual([200, { received: feedback.length }])
    }
  })
})
