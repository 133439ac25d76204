import type { Kysely } from 'kysely'
import PQueue from 'p-queue'
import type { Config } from '../config.ts'
import { type CdsError, errorOf } from '../errors.ts'
import type { Answered } from './calls.ts'
import { keepOpen, type OpenDatabase, type StoreState } from './database/connection.ts'
import { connections, openDatabase } from './database/database.ts'
import { atMost, inTime } from './database/deadline.ts'
import { hasNoRoom, refusesValue } from './database/sqlstate.ts'
import type { Trouble } from './database/trouble.ts'
import { type Queue, startQueue } from './queue.ts'
import { type RefusedSubjects, rememberRefused } from './refused-subjects.ts'
import type { Tables } from './tables.ts'

export type { Answered } from './calls.ts'

/** Where answered calls and feedback are kept. Calls never wait for it and never fail by it. */
export interface Store {
  /** Queues an answered call; when the queue is full the oldest is lost, and counted. */
  append(answered: Answered): void
  /** Starts opening the database, in the background. */
  open(): void
  readonly state: StoreState
  /** Why it is failing; null while it is not. */
  readonly trouble: Trouble | null
  /** Calls that wait, and calls that were never written. */
  readonly counts: Queue['counts']
  /** Of whom something may have been refused; whoever joins feedback to cards tells it. */
  readonly refused: RefusedSubjects
  /** Work with the database, after all that waits is written. @throws CdsError 503 `store-unavailable` when it fails, or takes longer than a client should wait; 400 `value-refused` when it is well and cannot keep what it is given */
  use<T>(work: (database: Kysely<Tables>) => Promise<T>): Promise<T>
  /** A quick look, given up after so long (ms): undefined then, and when the database is not open, fails, or is looked at by too many. `first` is for what calls wait for and is asked for all of them together: it goes ahead of all that waits. */
  peek<T>(within: number, work: (database: Kysely<Tables>) => Promise<T>, first?: boolean): Promise<T | undefined>
  /** Work on the connection that is kept for it, one at a time, ahead of all that waits; null when the database is away or has no room left. Opens it anew when it was away. @throws what the database says otherwise, however late */
  urgent<T>(work: (database: Kysely<Tables>) => Promise<T>): Promise<T | null>
  /** Writes what waits, for at most this long (ms), and closes; calls of a store that was never opened are lost. */
  close(within: number): Promise<void>
}

/** Told of everything that goes wrong, with what waits and what is lost. The message of what was refused may hold what was sent. */
export type Complain = (
  what: 'open' | 'write' | 'full' | 'refused' | 'close',
  counts: Store['counts'],
  error?: unknown,
) => void

/** Longest that a client waits for the database, in milliseconds. */
const longestUse = 5000
/** So much work may wait for a connection: a slow database is not made slower, and what waits keeps what it was sent. */
const mostWaiting = 50

/** A store that, once told to open, tries again for as long as opening or writing fails. */
export function openStore(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  complain: Complain,
  open: OpenDatabase = openDatabase,
): Store {
  const refused = rememberRefused(config.databaseUrl === undefined)
  const opened: OpenDatabase = async (from) => {
    const database = await open(from)
    try {
      await refused.learn(database)
    } catch (error) {
      await database.destroy()
      throw error
    }
    return database
  }
  const failed = (what: 'open' | 'write', error: unknown) => {
    queue.retry()
    complain(what, queue.counts, error)
  }
  const connection = keepOpen(config, failed, opened)
  /** One connection is left for what is urgent. */
  const turns = new PQueue({ concurrency: connections - 1 })
  const inTurn = <T>(work: (database: Kysely<Tables>) => Promise<T>, priority = 0) =>
    turns.add(() => connection.use(work), { priority })
  const queue: Queue = startQueue(inTurn, refused, (what, error) => complain(what, queue.counts, error))

  /** What is refused is told here; what else fails the connection tells. */
  const tryWith = <T>(work: (database: Kysely<Tables>) => Promise<T>, priority = 0) =>
    inTurn(work, priority).catch((error) => {
      if (refusesValue(error)) complain('refused', queue.counts, error)
      throw error
    })

  return {
    append: queue.append,
    open: queue.start,
    refused,
    get state() {
      return connection.state
    },
    get trouble() {
      return connection.trouble
    },
    get counts() {
      return queue.counts
    },
    async use(work) {
      const all = async () => {
        await queue.flush()
        return tryWith(work)
      }
      if (turns.size >= mostWaiting) throw unavailable()
      try {
        return await inTime(longestUse, all(), () => {
          throw unavailable()
        })
      } catch (error) {
        throw refusesValue(error) ? notKept(error) : unavailable(error)
      }
    },
    async peek(within, work, first = false) {
      if (connection.state !== 'open' || (!first && turns.size >= mostWaiting)) return undefined
      return atMost(within, tryWith(work, first ? 1 : 0))
    },
    async urgent(work) {
      if (connection.state === 'waiting' || connection.state === 'closed') return null
      try {
        return await connection.use(work)
      } catch (error) {
        if (connection.state !== 'open' || hasNoRoom(error)) return null
        throw error
      }
    },
    async close(within) {
      const { lost } = queue.counts
      await queue.stop(within)
      await connection.close()
      if (queue.counts.lost > lost) complain('close', queue.counts)
    },
  }
}

function unavailable(cause?: unknown): CdsError {
  return Object.assign(errorOf('store-unavailable'), { cause })
}

/** What nobody could do anything about by trying again: every value is checked before it comes here, so a check is missing. */
function notKept(cause: unknown): CdsError {
  return Object.assign(errorOf('value-refused'), { cause })
}
