import type { Kysely } from 'kysely'
import type { Config } from '../../config.ts'
import type { Tables } from '../tables.ts'
import { atMost } from './deadline.ts'
import { breaksConnection, refusesValue } from './sqlstate.ts'
import { type Trouble, troubleOf } from './trouble.ts'

export type StoreState = 'waiting' | 'opening' | 'open' | 'failing' | 'closed'

/** A database that is opened when it is first used, and opened anew after the connection failed; not after an error of what it was asked. */
export interface Connection {
  readonly state: StoreState
  /** Why it is failing; null while it is not. */
  readonly trouble: Trouble | null
  /** Gives work the database. @throws what opening or the work throws */
  use<T>(work: (database: Kysely<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Told of each failure: of opening the database, or of work with it; not of a value that it refuses. */
export type Failed = (what: 'open' | 'write', error: unknown) => void

export type OpenDatabase = (config: Pick<Config, 'databaseUrl' | 'dataDir'>) => Promise<Kysely<Tables>>

/** After a failure nothing is tried for so long, and closing what failed may take so long (ms). */
const pauses = { again: 500, leave: 5000 }

export function keepOpen(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  failed: Failed,
  open: OpenDatabase,
): Connection {
  let state: StoreState = 'waiting'
  let opening: Promise<Kysely<Tables>> | null = null
  let opened: Kysely<Tables> | null = null
  let lastFailure: { readonly at: number; readonly error: unknown } | null = null

  function become(next: StoreState): void {
    if (state !== 'closed') state = next
  }

  /** Lets go of the database, however broken it is; of several that use it the first to fail does. */
  async function leave(broken: Promise<Kysely<Tables>>, what: 'open' | 'write', error: unknown): Promise<void> {
    if (opening !== broken) return
    opening = null
    opened = null
    lastFailure = { at: performance.now(), error }
    become('failing')
    failed(what, error)
    await end(broken)
  }

  return {
    get state() {
      return state
    },
    get trouble() {
      return state === 'failing' && lastFailure ? troubleOf(lastFailure.error) : null
    },
    async use(work) {
      if (state === 'closed') throw new Error('the store is closed')
      if (!opening && lastFailure && performance.now() - lastFailure.at < pauses.again) throw lastFailure.error
      if (state === 'waiting') become('opening')
      opening ??= open(config)
      const mine = opening
      let what: 'open' | 'write' = 'open'
      try {
        const database = await mine
        what = 'write'
        if (opening === mine) {
          opened = database
          become('open')
        }
        return await work(database)
      } catch (error) {
        if (what === 'open' || breaksConnection(error)) await leave(mine, what, error)
        else if (!refusesValue(error)) failed(what, error)
        throw error
      }
    },
    async close() {
      const last = opening
      const isOpen = opened !== null
      state = 'closed'
      opening = null
      opened = null
      if (!last) return
      const ended = end(last)
      if (isOpen) await ended
    },
  }
}

function end(database: Promise<Kysely<Tables>>): Promise<void> {
  return atMost(
    pauses.leave,
    database.then((opened) => opened.destroy()),
  )
}
