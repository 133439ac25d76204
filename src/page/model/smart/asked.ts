import type { Trouble } from '../../conversation/record.ts'
import type { LaunchSettings, SettledServer } from './settings.ts'

/** From where a talk is launched; `launch` is null where somebody opened it by themselves. */
export interface AskedLaunch {
  readonly server: SettledServer
  readonly launch: string | null
}

/** A choice between servers, where the address names none. */
export interface Choice {
  readonly servers: readonly SettledServer[]
}

const known = ['iss', 'launch']

/**
 * What the address of the launch page asks. Anything but one `iss` and one `launch` is refused: the library for SMART would take further
 * parameters for its own options. @see docs/security.md
 */
export function askedLaunch(query: URLSearchParams, { servers }: LaunchSettings): AskedLaunch | Choice | Trouble {
  const names = [...query.keys()]
  if (names.some((name, at) => !known.includes(name) || names.indexOf(name) !== at))
    return { trouble: 'parameter-unknown' }
  const [iss, launch] = [query.get('iss'), query.get('launch')]
  if (iss === null) {
    if (launch !== null) return { trouble: 'server-unknown' }
    const [only] = servers
    return only && servers.length === 1 ? { server: only, launch: null } : { servers }
  }
  const server = servers.find((each) => each.iss === iss)
  if (!server) return { trouble: 'server-unknown' }
  // An empty one is none; the library would leave it out too.
  return { server, launch: launch || null }
}
