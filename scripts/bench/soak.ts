import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { benchBody } from './body.ts'
import { serviceAt } from './service-at.ts'

/** What `npm run soak` watches: the memory of the service over 100,000 calls, all of other patients, every tenth followed by feedback. */
const calls = Number(process.env.SOAK_CALLS || 100_000)
const parts = 10
const mega = 1024 * 1024

const folder = await mkdtemp(join(tmpdir(), 'remissiewijzer-soak-'))
const execArgv = ['--expose-gc']
const child = fork(new URL('./soak-server.js', import.meta.url), [], {
  execArgv,
  env: { ...process.env, DATA_DIR: folder },
})
const [url] = await once(child, 'message')
const service = await serviceAt(url)
const text = benchBody(20)
let patients = 0
let repeated = 0

/** A call about a patient of whom nobody has asked before. */
function nextCall(): string {
  patients += 1
  return text.replaceAll('Patient/bench', `Patient/p${patients}`).replaceAll('"bench"', `"p${patients}"`)
}

/** Dismisses the first card of an answer, again for as long as the service asks to. */
async function dismiss(answer: string): Promise<void> {
  const card = JSON.parse(answer).cards[0]?.uuid
  if (!card) throw new Error('an answer without a card')
  const entry = { card, outcome: 'overridden', overrideReason: { reason: { code: 'not-now' } } }
  const body = JSON.stringify({ feedback: [{ ...entry, outcomeTimestamp: new Date().toISOString() }] })
  const headers = { 'content-type': 'application/json' }
  for (;;) {
    const response = await fetch(`${service}/feedback`, { method: 'POST', headers, body })
    if (response.status === 200) return
    const again = Number(response.headers.get('retry-after'))
    if (response.status !== 503 || !again) throw new Error(`feedback was answered with ${response.status}`)
    repeated += 1
    await new Promise((resolve) => setTimeout(resolve, 1000 * again))
  }
}

async function send(amount: number): Promise<void> {
  const answers: Promise<void>[] = []
  let count = 0
  const result = await autocannon({
    url: service,
    connections: 8,
    amount,
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: nextCall() }),
        onResponse: (_status, body) => {
          count += 1
          if (count % 10 === 0) answers.push(dismiss(body))
        },
      },
    ],
  })
  await Promise.all(answers)
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`)
}

/** Until then feedback would be refused. */
async function storeIsOpen(): Promise<void> {
  for (;;) {
    const ready = (await (await fetch(`${url}/health/ready`)).json()) as { readonly store: { readonly state: string } }
    if (ready.store.state === 'open') return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

try {
  await storeIsOpen()
  console.log('calls     heap (MB)  RSS (MB)  outside the heap (MB)')
  await send(calls / parts)
  for (let part = 1; part <= parts; part += 1) {
    child.send('memory')
    const [{ heapUsed, rss, external }] = await once(child, 'message')
    const columns = [(part * calls) / parts, ...[heapUsed, rss, external].map((bytes) => (bytes / mega).toFixed(0))]
    console.log(columns.map((column, at) => String(column).padEnd([10, 11, 10, 8][at] ?? 8)).join(''))
    if (part < parts) await send(calls / parts)
  }
  console.log(`feedback that had to be sent again: ${repeated}`)
} finally {
  child.disconnect()
  await once(child, 'exit')
  await rm(folder, { recursive: true, force: true })
}
