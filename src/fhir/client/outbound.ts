import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { callable } from './network.ts'

/** The name by which a configuration itself says "this machine". */
const own = 'localhost'

/** The code of the error when a name leads to no address that may be called. */
export const privateAddress = 'EPRIVATE'

/**
 * Connections to servers that the configuration names. A name is resolved once for each connection, and the connection goes to an address that
 * was checked: no private one, unless it is in these networks. An address that stands in the URL itself was configured, and is called.
 */
export function outbound(networks: readonly string[]): Dispatcher {
  const mayCall = callable(networks)
  const checked: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, [])
      const good = hostname === own ? found : found.filter(({ address }) => mayCall(address))
      const [first] = good
      if (!first) return callback(Object.assign(new Error('a private address'), { code: privateAddress }), [])
      if (options.all) callback(null, good)
      else callback(null, first.address, first.family)
    })
  }
  return new Agent({ connect: { lookup: checked, timeout: 5000 } })
}
