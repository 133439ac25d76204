import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** What answering a request, or several at once, cost. */
export interface Cost {
  readonly statuses: readonly number[]
  /** Longest that the event loop was held, in milliseconds, less what the machine did for others meanwhile. */
  readonly held: number
  /** How long it worked in all, in milliseconds, counted in the same way. */
  readonly worked: number
  /** How long that took by the clock, in milliseconds. */
  readonly elapsed: number
  /** Most memory that was resident, in MiB. */
  readonly resident: number
  /** Rows for the database. */
  readonly rows: number
  /** Bytes of the answers. */
  readonly answered: number
}

/** A service in a process of its own, of which each request is measured. */
export interface Measured {
  readonly url: string
  /** Whether it still runs. */
  runs(): boolean
  cost(path: string, body: string, atOnce?: number): Promise<Cost>
  /** Memory that is resident now, in MiB. */
  resident(): number
  end(): Promise<void>
}

const longestAnswer = 180_000

/**
 * Starts one, with options for Node such as `--max-old-space-size=560`.
 * @param program the compiled module `service.js` beside this one, unless it is run from elsewhere
 */
export async function measuredService(
  env: Readonly<Record<string, string>> = {},
  execArgv: readonly string[] = [],
  program: URL = new URL('./service.js', import.meta.url),
): Promise<Measured> {
  const child = fork(program, [], { env: { PATH: process.env.PATH, ...env }, execArgv: [...execArgv] })
  const ended = once(child, 'exit')
  const [url] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`the service did not start, and ended with ${code}`)
    }),
  ])
  const resident = () => residentOf(child.pid ?? 0)
  const ask = async () => {
    child.send('measure')
    const [told] = await once(child, 'message')
    return told as Pick<Cost, 'held' | 'worked' | 'elapsed' | 'rows'>
  }
  const post = async (path: string, body: string) => {
    const headers = { 'content-type': 'application/json' }
    const signal = AbortSignal.timeout(longestAnswer)
    const response = await fetch(`${url}${path}`, { method: 'POST', headers, body, signal })
    return { status: response.status, bytes: (await response.arrayBuffer()).byteLength }
  }
  return {
    url: String(url),
    runs: () => child.exitCode === null && child.signalCode === null,
    resident,
    async cost(path, body, atOnce = 1) {
      await ask()
      let most = resident()
      const watch = setInterval(() => {
        most = Math.max(most, resident())
      }, 10)
      try {
        const answers = await Promise.all(Array.from({ length: atOnce }, () => post(path, body)))
        const told = await ask()
        const statuses = answers.map(({ status }) => status)
        return { ...told, statuses, resident: most, answered: answers.reduce((sum, { bytes }) => sum + bytes, 0) }
      } finally {
        clearInterval(watch)
      }
    },
    async end() {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

/** Memory of a process that is resident, in MiB; 0 where it cannot be seen. */
export function residentOf(pid: number): number {
  try {
    const [, kilobytes = 0] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes) / 1024)
  } catch {
    return 0
  }
}
