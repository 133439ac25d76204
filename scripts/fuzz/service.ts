import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { openStore } from '../../src/store/store.ts'

/** A service as a process of its own, which tells what it did since it was last asked. */
const resolution = 2
const config = readConfig({ DATA_DIR: 'memory://', LOG_LEVEL: 'silent', ...process.env })
const store = openStore(config, () => undefined)
let rows = 0
const counted: typeof store = {
  ...store,
  append(answered) {
    rows += 1 + answered.cards.length
    store.append(answered)
  },
  get state() {
    return store.state
  },
  get counts() {
    return store.counts
  },
}
const app = build({ config, knowledge: await loadKnowledge({ cases: false }), store: counted })
const url = await app.listen({ host: '127.0.0.1', port: 0 })
const delay = monitorEventLoopDelay({ resolution })
delay.enable()
let before = performance.eventLoopUtilization()
let cpu = process.cpuUsage()
process.on('message', () => {
  const { active } = performance.eventLoopUtilization(before)
  const { user, system } = process.cpuUsage(cpu)
  const spent = (user + system) / 1000
  // The part of its time in which the machine worked for us: what others took of it is no work of the request.
  const ours = active > 0 ? Math.min(1, spent / active) : 1
  process.send?.({
    held: Math.max(0, delay.max / 1e6 - resolution) * ours,
    worked: active * ours,
    elapsed: active,
    rows,
  })
  rows = 0
  delay.reset()
  before = performance.eventLoopUtilization()
  cpu = process.cpuUsage()
})
process.on('disconnect', () => process.exit(0))
process.send?.(url)
