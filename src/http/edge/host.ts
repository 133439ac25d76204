import type { FastifyInstance } from 'fastify'
import type { Config } from '../../config.ts'
import { errorOf } from '../../errors.ts'
import { isLoopback } from '../../fhir/client/loopback.ts'

/**
 * Keeps a service that answers everyone on this machine from being reached through a browser here by a name that somebody else made
 * lead to it (DNS rebinding): it answers to the names of this machine and to that of PUBLIC_URL. Where clients bring tokens, or the service listens for others, any name will do.
 */
export function refuseStrangeNames(
  app: FastifyInstance,
  { host, clients, publicUrl }: Pick<Config, 'host' | 'clients' | 'publicUrl'>,
): void {
  if (!isLoopback(host) || clients.length > 0) return
  const own = publicUrl === undefined ? null : new URL(publicUrl).hostname
  const isOurs = (host: string) => {
    const name = nameIn(host)
    return name !== null && (name === own || isLoopback(name))
  }
  app.addHook('preParsing', async ({ headers: { host }, url }) => {
    const [, named = host] = absolute.exec(url) ?? []
    if ([host, named].every((each) => each === undefined || isOurs(each))) return
    throw errorOf('host-unknown')
  })
}

/**
 * A URL in the place of a path, which says itself which host is meant.
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2.2
 */
const absolute = /^https?:\/\/([^/?]*)/i

/** The name in a Host header, in small letters; null when it is more than a name with or without a port. */
function nameIn(host: string): string | null {
  return /^(\[[^[\]]+\]|[^:@[\]]+)(?::\d{1,5})?$/.exec(host.toLowerCase())?.[1] ?? null
}
