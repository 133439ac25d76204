import { type Answered, writeCalls } from './calls.ts'
import type { Connection } from './database/connection.ts'
import { atMost } from './database/deadline.ts'
import { refusesValue } from './database/sqlstate.ts'
import type { RefusedSubjects } from './refused-subjects.ts'

/** Answered calls on their way to the database: they make no call wait, and fail none. */
export interface Queue {
  /** Queues a call; when the queue is full the oldest is lost, and counted. */
  append(answered: Answered): void
  /** Begins to write, in the background, and goes on until it is stopped. */
  start(): void
  /** Tries the database again before long, although nothing waits: it failed at other work. */
  retry(): void
  /** Writes what waits now, and not what comes meanwhile. @throws what writing throws */
  flush(): Promise<void>
  /** Calls that wait, and calls that were never written. */
  readonly counts: { readonly queued: number; readonly lost: number }
  /** Writes what waits, for at most this long (ms); what is left is lost. */
  stop(within: number): Promise<void>
}

const most = { queued: 10_000, atOnce: 500 }
const pauses = { write: 100, longest: 10_000 }
const fullToldOnceIn = 1000

/** @param told of calls that are lost: because too many wait, and because the database refuses one */
export function startQueue(
  use: Connection['use'],
  refused: RefusedSubjects,
  told: (what: 'full' | 'refused', error?: unknown) => void,
): Queue {
  const waiting: Answered[] = []
  let underWay: Answered[] = []
  let started = false
  let lost = 0
  let appended = 0
  /** Calls that were written or lost. */
  let ended = 0
  let failures = 0
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> | null = null

  function trim(): void {
    while (waiting.length > most.queued) {
      waiting.shift()
      lost += 1
      ended += 1
      if (lost % fullToldOnceIn === 1) told('full')
    }
  }

  /** Writes one after another what was not written together, and loses those that the database refuses: nothing may wait behind them for ever. */
  async function writeEach(): Promise<void> {
    for (const one of [...underWay]) {
      try {
        await use((database) => writeCalls(database, [one], refused))
      } catch (error) {
        if (!refusesValue(error)) throw error
        underWay = underWay.filter((other) => other !== one)
        lost += 1
        ended += 1
        told('refused', error)
      }
    }
  }

  async function writeSome(): Promise<void> {
    const together = use((database) => {
      underWay = waiting.splice(0, most.atOnce)
      return writeCalls(database, underWay, refused)
    })
    try {
      await together.catch((error) => (refusesValue(error) ? writeEach() : Promise.reject(error)))
      ended += underWay.length
    } catch (error) {
      waiting.unshift(...underWay)
      trim()
      throw error
    } finally {
      underWay = []
    }
  }

  /** One writer at a time; whoever asks meanwhile waits for it. */
  function write(): Promise<void> {
    writing ??= writeSome().finally(() => {
      writing = null
    })
    return writing
  }

  async function flush(): Promise<void> {
    for (const before = appended; ended < before; ) await write()
  }

  function later(pause: number): void {
    if (started) timer ??= setTimeout(writeLater, pause)
  }

  async function writeLater(): Promise<void> {
    timer = null
    try {
      await write()
      failures = 0
      if (waiting.length > 0) later(pauses.write)
    } catch {
      failures += 1
      later(Math.min(pauses.write * 2 ** failures, pauses.longest))
    }
  }

  return {
    append(answered) {
      waiting.push(answered)
      appended += 1
      trim()
      later(pauses.write)
    },
    start() {
      started = true
      later(0)
    },
    retry() {
      if (!writing) later(pauses.write)
    },
    flush,
    get counts() {
      return { queued: waiting.length + underWay.length, lost }
    },
    async stop(within) {
      const wasStarted = started
      started = false
      if (timer) clearTimeout(timer)
      if (wasStarted) await atMost(within, flush())
      lost += waiting.length + underWay.length
      waiting.length = 0
      underWay = []
    },
  }
}
