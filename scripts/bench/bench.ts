import { fork } from 'node:child_process'
import autocannon from 'autocannon'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { benchBody } from './body.ts'
import { measureEngine } from './engine.ts'
import { orderBody } from './order-body.ts'
import { serviceAt } from './service-at.ts'

/** What `npm run bench` measures: our calls per second as a share of a bare server that parses the same body. */
const sizes = [20, 200, 2000]
const connections = [1, 16]
const rounds = Number(process.env.BENCH_ROUNDS || 3)
const seconds = Number(process.env.BENCH_SECONDS || 3)
/** Long enough for the engine to be compiled to machine code: a service runs all day. */
const warmUp = 10
const goals: Readonly<Record<number, number>> = { 20: 70, 200: 90, 2000: 95 }

/** What is asked: each size at the moment a record is opened, and the middle one at that of choosing a drug, which comes at every choice. */
const asked = [
  ...sizes.map((size) => ({ hook: 'patient-view', size, body: benchBody(size), goal: goals[size] })),
  { hook: 'order-select', size: 200, body: orderBody(200), goal: undefined },
]

interface Server {
  readonly url: string
  stop(): void
}

function start(which: 'ours' | 'bare'): Promise<Server> {
  const child = fork(new URL('./server.js', import.meta.url), [which])
  return new Promise((resolve, reject) => {
    child.once('message', (url) => resolve({ url: String(url), stop: () => child.kill() }))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the ${which} server ended with ${code}`)))
  })
}

interface Measured {
  /** Per second. */
  readonly calls: number
  /** Milliseconds. */
  readonly p99: number
}

async function measure(url: string, body: string, connections: number, duration: number = seconds): Promise<Measured> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections,
    duration,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return { calls: result.requests.average, p99: result.latency.p99 }
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}

const knowledge = await loadKnowledge({ cases: false })
console.log('Engine alone  Observations  patients/s  decisions/s  patients/s with cards')
for (const size of sizes) {
  const { judgements, decisions, withCards } = await measureEngine(knowledge, size, seconds)
  const columns = [size, judgements.toFixed(0), decisions.toFixed(0), withCards.toFixed(0)]
  console.log(['', ...columns].map((column, at) => String(column).padEnd([14, 14, 12, 13][at] ?? 0)).join(''))
}

const [ours, bare] = await Promise.all([start('ours'), start('bare')])
try {
  const urls = async (hook: string) => [await serviceAt(ours.url, hook), `${bare.url}/cds-services/bare`] as const
  for (const url of await urls('patient-view')) await measure(url, benchBody(200), 4, warmUp)
  console.log('Hook          Observations  kB    connections  ours/s   bare/s   share  goal  p99 ours/bare (ms)')
  for (const { hook, size, body, goal } of asked) {
    const [our, their] = await urls(hook)
    // What this hook alone runs is compiled too.
    await measure(our, body, 4, seconds)
    for (const count of connections) {
      const mine: Measured[] = []
      const theirs: Measured[] = []
      for (let round = 0; round <= rounds; round++) {
        const one = await measure(our, body, count)
        const other = await measure(their, body, count)
        if (round > 0) {
          mine.push(one)
          theirs.push(other)
        }
      }
      const [ourCalls, theirCalls] = [median(mine.map(({ calls }) => calls)), median(theirs.map(({ calls }) => calls))]
      const shares = mine.map(({ calls }, at) => (100 * calls) / (theirs[at]?.calls ?? 1))
      const p99 = [mine, theirs].map((all) => median(all.map((each) => each.p99)))
      const columns = [
        hook,
        size,
        Math.round(body.length / 1000),
        count,
        ourCalls.toFixed(0),
        theirCalls.toFixed(0),
        `${median(shares).toFixed(0)} %`,
        goal === undefined ? '' : `${goal} %`,
      ]
      const widths = [14, 14, 6, 13, 9, 9, 7, 6]
      console.log(columns.map((column, at) => String(column).padEnd(widths[at] ?? 8)).join('') + p99.join(' / '))
    }
  }
} finally {
  ours.stop()
  bare.stop()
}
