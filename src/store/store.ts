import type { Kysely } from 'kysely'
import type { Config } from '../config.ts'
import { CdsError } from '../errors.ts'
import type { Answered } from './calls.ts'
import { keepOpen, type OpenDatabase, type StoreState } from './connection.ts'
import { openDatabase } from './database.ts'
import { atMost, inTime } from './deadline.ts'
import { type Queue, startQueue } from './queue.ts'
import { type RefusedSubjects, rememberRefused } from './refused-subjects.ts'
import { refusesValue } from './sqlstate.ts'
import type { Tables } from './tables.ts'

export type { Answered } from './calls.ts'

/** Where answered calls and feedback are kept. Calls never wait for it and never fail by it. */
export interface Store {
  /** Queues an answered call; when the queue is full the oldest is lost, and counted. */
  append(answered: Answered): void
  /** Starts opening the database, in the background. */
  open(): void
  readonly state: StoreState
  /** Calls that wait, and calls that were never written. */
  readonly counts: Queue['counts']
  /** Of whom something may have been refused; whoever joins feedback to cards tells it. */
  readonly refused: RefusedSubjects
  /** Work with the database, after all that waits is written. @throws CdsError 503 `store-unavailable` when it fails, or takes longer than a client should wait; 400 `value-refused` when it is well and cannot keep what it is given */
  use<T>(work: (database: Kysely<Tables>) => Promise<T>): Promise<T>
  /** A quick look, given up after so long (ms): undefined then, and when the database is not open, fails, or is looked at by too many. */
  peek<T>(within: number, work: (database: Kysely<Tables>) => Promise<T>): Promise<T | undefined>
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
/** So many looks may be under way: a slow database is not made slower. */
const mostPeeks = 50

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
  const connection = keepOpen(config, (what, error) => complain(what, queue.counts, error), opened)
  const queue: Queue = startQueue(connection, refused, (what, error) => complain(what, queue.counts, error))

  /** What is refused is told here; what else fails the connection tells. */
  const tryWith: Store['use'] = (work) =>
    connection.use(work).catch((error) => {
      if (refusesValue(error)) complain('refused', queue.counts, error)
      throw error
    })
  let peeking = 0

  return {
    append: queue.append,
    open: queue.start,
    refused,
    get state() {
      return connection.state
    },
    get counts() {
      return queue.counts
    },
    async use(work) {
      const all = async () => {
        await queue.flush()
        return tryWith(work)
      }
      try {
        return await inTime(longestUse, all(), unavailable())
      } catch (error) {
        throw refusesValue(error) ? notKept(error) : unavailable(error)
      }
    },
    async peek(within, work) {
      if (connection.state !== 'open' || peeking >= mostPeeks) return undefined
      peeking += 1
      const looked = tryWith(work).finally(() => {
        peeking -= 1
      })
      return atMost(within, looked)
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
  const diagnostics =
    'The database does not take anything in at the moment. Send the same again after the time that Retry-After says: nothing is counted twice.'
  return Object.assign(new CdsError(503, 'store-unavailable', diagnostics), { cause })
}

/** What nobody could do anything about by trying again: every value is checked before it comes here, so a check is missing. */
function notKept(cause: unknown): CdsError {
  const diagnostics =
    'The database cannot keep a value of this request, and nothing of it is stored. Do not send the same again; tell the keeper of this service the X-Request-Id of this answer.'
  return Object.assign(new CdsError(400, 'value-refused', diagnostics), { cause })
}
