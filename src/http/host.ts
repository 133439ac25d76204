import type { FastifyInstance } from 'fastify'
import { type Config, isLocal } from '../config.ts'
import { CdsError } from '../errors.ts'

/**
 * Keeps a service that answers everyone on this machine from being reached through a browser here by a name that somebody else made
 * lead to it (DNS rebinding): it answers to the names of this machine and to that of PUBLIC_URL. Where clients bring tokens, or the service listens for others, any name will do.
 */
export function refuseStrangeNames(
  app: FastifyInstance,
  { host, clients, publicUrl }: Pick<Config, 'host' | 'clients' | 'publicUrl'>,
): void {
  if (!isLocal(host) || clients.length > 0) return
  const own = publicUrl === undefined ? null : new URL(publicUrl).hostname
  app.addHook('preParsing', async ({ hostname, headers }) => {
    if (headers.host === undefined || hostname === own || isLocal(hostname.replace(/^\[|\]$/g, ''))) return
    const diagnostics =
      'This service answers to names of its own machine only. Call 127.0.0.1 or localhost, or have PUBLIC_URL name the host.'
    throw new CdsError(421, 'host-unknown', diagnostics)
  })
}
