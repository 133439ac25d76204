import { fork } from 'node:child_process'
import autocannon from 'autocannon'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { benchBody } from './body.ts'
import { measureEngine } from './engine.ts'

/** What `npm run bench` measures: our calls per second as a share of a bare server that parses the same body. */
const sizes = [20, 200, 2000]
const connections = [1, 16]
const rounds = Number(process.env.BENCH_ROUNDS || 3)
const seconds = Number(process.env.BENCH_SECONDS || 3)
/** Long enough for the engine to be compiled to machine code: a service runs all day. */
const warmUp = 10
const goals: Readonly<Record<number, number>> = { 20: 70, 200: 90, 2000: 95 }

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

async function measure(
  { url }: Server,
  body: string,
  connections: number,
  duration: number = seconds,
): Promise<Measured> {
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
  for (const server of [ours, bare]) await measure(server, benchBody(200), 4, warmUp)
  console.log('Observations  kB    connections  ours/s   bare/s   share  goal  p99 ours/bare (ms)')
  for (const size of sizes) {
    const body = benchBody(size)
    for (const count of connections) {
      const mine: Measured[] = []
      const theirs: Measured[] = []
      for (let round = 0; round <= rounds; round++) {
        const one = await measure(ours, body, count)
        const other = await measure(bare, body, count)
        if (round > 0) {
          mine.push(one)
          theirs.push(other)
        }
      }
      const [our, their] = [median(mine.map(({ calls }) => calls)), median(theirs.map(({ calls }) => calls))]
      const shares = mine.map(({ calls }, at) => (100 * calls) / (theirs[at]?.calls ?? 1))
      const p99 = [mine, theirs].map((all) => median(all.map((each) => each.p99)))
      const columns = [
        size,
        Math.round(body.length / 1000),
        count,
        our.toFixed(0),
        their.toFixed(0),
        `${median(shares).toFixed(0)} %`,
        `${goals[size]} %`,
      ]
      const widths = [14, 6, 13, 9, 9, 7, 6]
      console.log(columns.map((column, at) => String(column).padEnd(widths[at] ?? 8)).join('') + p99.join(' / '))
    }
  }
} finally {
  ours.stop()
  bare.stop()
}
