import { chmod, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import { atMost } from './deadline.ts'

/** What of an error goes from one thread to another. */
interface ToldError {
  readonly message: string
  readonly code: string | undefined
  readonly severity: string | undefined
}

interface Answer {
  readonly id: number
  readonly rows: readonly unknown[]
  readonly rowCount: number
  readonly error?: ToldError
}

/** After so long (ms) a database that does not close is ended all the same. */
const longestEnd = 4000

/** Rights on a folder that only its owner has. */
export const ownerOnly = 0o700

/** Whether a DATA_DIR asks for a database that is gone when the process is; for tests. */
export function inMemory(dataDir: string): boolean {
  return dataDir.startsWith('memory://')
}

/**
 * The embedded PostgreSQL in a folder, or in memory for `memory://`, as the pool that Kysely's PostgreSQL dialect asks for: one connection, one
 * user at a time. It runs in a thread of its own, because making a new database keeps a thread busy for seconds.
 */
export async function openPglite(dataDir: string): Promise<PostgresPool> {
  if (!inMemory(dataDir)) await ownFolder(dataDir)
  const { ask, stop } = startThread(dataDir)
  let turn = Promise.resolve()
  return {
    async connect() {
      const before = turn
      let release = () => {}
      turn = new Promise((resolve) => {
        release = resolve
      })
      await before
      const query = async (sql: string, parameters: readonly unknown[]) => {
        const command = sql.trimStart().split(/\s/, 1)[0]?.toUpperCase()
        return { command, ...(await ask(sql, parameters)) }
      }
      return { query: query as unknown as PostgresPoolClient['query'], release }
    },
    async end() {
      await atMost(longestEnd, ask(null, []))
      await stop()
    },
  }
}

/** A folder that is there and that nobody else may look into, also where an earlier version made it. */
async function ownFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: ownerOnly })
  // On a volume that is somebody else's it stays as that one made it.
  await chmod(path, ownerOnly).catch(() => undefined)
}

function startThread(dataDir: string) {
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  const module = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const worker = new Worker(`(${serve})()`, { eval: true, workerData: { module, dataDir } })
  let ended: Error | null = null
  let asked = 0
  const end = (error: Error) => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.unref()
  worker.on('error', end)
  worker.on('exit', () => end(new Error('the embedded database has ended')))
  worker.on('message', (answer: Answer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.error === undefined) asker?.resolve(answer)
    else asker?.reject(Object.assign(new Error(answer.error.message), answer.error))
  })
  const ask = (sql: string | null, parameters: readonly unknown[]) =>
    new Promise<Answer>((resolve, reject) => {
      if (ended) return reject(ended)
      asked += 1
      waiting.set(asked, { resolve, reject })
      worker.postMessage({ id: asked, sql, parameters })
    })
  return { ask, stop: () => worker.terminate() }
}

/**
 * What runs in the thread: its text alone is taken there, so it stands on nothing outside itself. No SQL means: close. Pages are cached by the file system, so few of them are kept besides; and
 * what making a database took is let go of at once, for which nothing else asks in a thread that has little to do.
 * @see docs/decisions/embedded-store-thread.md
 */
function serve(): void {
  const { parentPort, workerData } = require('node:worker_threads')
  const { PGlite } = require(workerData.module)
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB']
  const opening = PGlite.create(workerData.dataDir, { startParams })
  const letGo = () => {
    require('node:v8').setFlagsFromString('--expose-gc')
    const collect = require('node:vm').runInNewContext('gc')
    // What was called to make it has to end first, and what is found to be unused has to be let go of.
    for (const later of [1000, 2000]) setTimeout(collect, later)
  }
  opening.then(letGo).catch(() => undefined)
  parentPort.on(
    'message',
    async ({ id, sql, parameters }: { id: number; sql: string | null; parameters: unknown[] }) => {
      try {
        const database = await opening
        if (sql === null) await database.close()
        const { rows, affectedRows } = sql === null ? { rows: [] } : await database.query(sql, parameters)
        parentPort.postMessage({ id, rows, rowCount: affectedRows ?? rows.length })
      } catch (error) {
        const { message, code, severity } = error as ToldError
        parentPort.postMessage({ id, rows: [], rowCount: 0, error: { message: String(message), code, severity } })
      }
    },
  )
}
