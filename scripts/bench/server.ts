import Fastify, { type FastifyInstance } from 'fastify'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

/** One of the two servers of the benchmark: ours, or a bare one that parses the body and answers a fixed card. */
const card = {
  uuid: '00000000-0000-4000-8000-000000000000',
  summary: 'A fixed card',
  indicator: 'info',
  source: { label: 'bench' },
}
const isOurs = process.argv[2] === 'ours'
const app: FastifyInstance = isOurs ? await ours() : bare()
const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.send?.(url)

async function ours() {
  const config = readConfig({ LOG_LEVEL: 'error', DATA_DIR: process.env.BENCH_DATA_DIR ?? 'memory://' })
  return build({ config, knowledge: await loadKnowledge({ cases: false }) })
}

function bare() {
  const app = Fastify({ bodyLimit: 32 * 1024 * 1024 })
  app.post('/cds-services/:service', async () => ({ cards: [card] }))
  return app
}
