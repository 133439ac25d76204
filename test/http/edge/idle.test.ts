import { once } from 'node:events'
import { Agent, request } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { collect } from '../../collect.ts'
import { noStore } from '../../no-store.ts'
import { smallKnowledge } from '../../small-knowledge.ts'

const sent: WeakRef<object>[] = []
let app: FastifyInstance

beforeAll(async () => {
  const { store } = noStore()
  app = build({ config: readConfig({ LOG_LEVEL: 'silent' }), knowledge: smallKnowledge(), store })
  app.addHook('preHandler', async ({ body }) => {
    sent.push(new WeakRef(body as object))
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => app.close())

it('what was sent is let go of once it is answered, while the connection stays open', async () => {
  const agent = new Agent({ keepAlive: true })
  const call = request(`${app.listeningOrigin}/cds-services/demo`, {
    agent,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  })
  call.end(JSON.stringify({ hook: 'patient-view' }))
  const [response] = await once(call, 'response')
  await once(response.resume(), 'end')
  const stillThere = () => {
    collect()
    return sent.map((body) => body.deref())
  }
  await expect.poll(stillThere, { timeout: 5000 }).toEqual([undefined])
  expect(Object.keys(agent.freeSockets)).toHaveLength(1)
  agent.destroy()
})
