import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

/** The service of `npm run soak`: tells its URL, and its memory after a collection whenever it is asked. */
const config = readConfig({ LOG_LEVEL: 'error', DATA_DIR: process.env.DATA_DIR, EXAMPLES: '0' })
const app = build({ config, knowledge: await loadKnowledge({ cases: false }) })
const url = await app.listen({ host: '127.0.0.1', port: 0 })
process.on('message', () => {
  globalThis.gc?.()
  process.send?.(process.memoryUsage())
})
process.on('disconnect', () => process.exit(0))
process.send?.(url)
