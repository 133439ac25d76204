import { sqlstateOf } from './sqlstate.ts'

/** Why the database is not open, and what to do, by a code that stays; neither names a host, a user or a password. */
export const troubles = {
  'login-refused':
    'PostgreSQL refuses the user or password of DATABASE_URL. PostgreSQL keeps the password of its first start: set that one, or give it the new one with ALTER ROLE',
  'database-missing': 'PostgreSQL has no database of the name in DATABASE_URL. Make it, or correct the name',
  'rights-missing':
    'the user of DATABASE_URL may not make or write tables. Make it the owner of the database and its schema',
  'read-only':
    'PostgreSQL only reads, as a standby does. Name the server that writes, or wait until another took its place',
  full: 'PostgreSQL has no disk, memory or connection left. Make room',
  unreachable:
    'nothing answers as PostgreSQL at the address in DATABASE_URL. Start it, or correct host, port and network',
  other: 'it does not open, see "error". Correct DATABASE_URL, or DATA_DIR of the embedded database',
} as const

/** Code of why the database is not open. */
export type Trouble = keyof typeof troubles

const bySqlstate: readonly (readonly [RegExp, Trouble])[] = [
  [/^28/, 'login-refused'],
  [/^3D/, 'database-missing'],
  [/^42501/, 'rights-missing'],
  [/^25006/, 'read-only'],
  [/^53/, 'full'],
  [/^(?:08|57P)/, 'unreachable'],
]

/** Errors of the operating system about names and connections, and what `pg` says without one when a server is silent or hangs up. */
const network = /^E(?:CONN|HOST|NET|PIPE|TIMEDOUT|AI_|NOTFOUND)/
const silence = /timeout|terminated/i

/** What an error of opening or using the database comes down to. */
export function troubleOf(error: unknown): Trouble {
  const sqlstate = sqlstateOf(error)
  if (sqlstate !== null) return bySqlstate.find(([codes]) => codes.test(sqlstate))?.[1] ?? 'other'
  if (!(error instanceof Error)) return 'other'
  return network.test('code' in error ? String(error.code) : '') || silence.test(error.message)
    ? 'unreachable'
    : 'other'
}
