import type { Insertable, Kysely } from 'kysely'
import type { Config } from '../config.ts'
import { openDatabase } from './database.ts'
import type { CallTable, Tables } from './tables.ts'

export type CallRow = Insertable<CallTable>

/** Where answered calls are kept. It makes no call wait and fails none: rows queue until the database takes them. */
export interface Store {
  /** Queues a row; when the queue is full the oldest row is lost, and counted. */
  append(row: CallRow): void
  /** Starts opening the database, in the background. */
  open(): void
  /** The open database, for what cannot wait in the queue; null while there is none. */
  readonly database: Kysely<Tables> | null
  readonly state: 'waiting' | 'opening' | 'open' | 'failing' | 'closed'
  /** Rows that wait, and rows that were never written. */
  readonly counts: { readonly queued: number; readonly lost: number }
  /** Writes what waits, for at most this long (ms), and closes; rows of a store that was never opened are lost. */
  close(within: number): Promise<void>
}

/** Told of everything that goes wrong, with what waits and what is lost. */
export type Complain = (what: 'open' | 'write' | 'full' | 'close', counts: Store['counts'], error?: unknown) => void

const most = { queued: 10_000, atOnce: 500 }
const pauses = { write: 100, longest: 30_000, leave: 5000 }
const complainOnceIn = 1000

/** A store that, once told to open, tries again for as long as opening or writing fails. */
export function openStore(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  complain: Complain,
  open: typeof openDatabase = openDatabase,
): Store {
  const queue: CallRow[] = []
  let state: Store['state'] = 'waiting'
  let lost = 0
  let failures = 0
  let database: Kysely<Tables> | null = null
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> | null = null

  const counts = () => ({ queued: queue.length, lost })
  const become = (next: Store['state']) => {
    if (state !== 'closed') state = next
  }

  function trim(): void {
    while (queue.length > most.queued) {
      queue.shift()
      lost += 1
      if (lost % complainOnceIn === 1) complain('full', counts())
    }
  }

  async function writeAll(): Promise<void> {
    try {
      database ??= await open(config)
      do await writeSome(database)
      while (queue.length > 0)
      become('open')
      failures = 0
    } catch (error) {
      become('failing')
      failures += 1
      complain(database ? 'write' : 'open', counts(), error)
      await leave()
      later(Math.min(pauses.write * 2 ** failures, pauses.longest))
    }
  }

  /** Lets go of the database, however broken it is, so that the next attempt opens it anew. */
  async function leave(): Promise<void> {
    const left = database
    database = null
    await atMost(pauses.leave, left?.destroy() ?? Promise.resolve())
  }

  async function writeSome(into: Kysely<Tables>): Promise<void> {
    const rows = queue.splice(0, most.atOnce)
    if (rows.length === 0) return
    try {
      await into
        .insertInto('call')
        .values(rows)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
    } catch (error) {
      queue.unshift(...rows)
      trim()
      throw error
    }
  }

  function write(): Promise<void> {
    timer = null
    writing ??= writeAll().finally(() => {
      writing = null
      if (state === 'open' && queue.length > 0) later(pauses.write)
    })
    return writing
  }

  function later(pause: number): void {
    if (state !== 'closed') timer ??= setTimeout(write, pause)
  }

  return {
    open() {
      if (state !== 'waiting') return
      state = 'opening'
      later(0)
    },
    append(row) {
      queue.push(row)
      trim()
      if (state === 'open') later(pauses.write)
    },
    get database() {
      return state === 'open' ? database : null
    },
    get state() {
      return state
    },
    get counts() {
      return counts()
    },
    async close(within) {
      if (timer) clearTimeout(timer)
      if (state !== 'waiting') await atMost(within, write())
      state = 'closed'
      if (timer) clearTimeout(timer)
      lost += queue.length
      if (queue.length > 0) complain('close', { queued: 0, lost })
      queue.length = 0
      await leave()
    },
  }
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work.catch(() => undefined), enough])
  clearTimeout(timer)
}
