import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LaunchServer } from '../../trust/launch-server.ts'

/**
 * What a browser may do with the pages that are launched: ask us and the servers that are listed, and be shown in the frames that are
 * listed. Origins come from the site file alone, where nothing else than an origin is taken. @see docs/security.md
 */
export function launchedPolicy(servers: readonly LaunchServer[]) {
  const [asked, frames] = [servers.flatMap(({ origins }) => origins), servers.flatMap(({ embedIn }) => embedIn)]
  const policy = [
    "default-src 'self'",
    `connect-src ${[...new Set(["'self'", ...asked])].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frames.length > 0 ? [...new Set(frames)].join(' ') : "'none'"}`,
    "object-src 'none'",
  ].join('; ')
  return async (_request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    reply.header('content-security-policy', policy)
    // It knows no list of origins, and would forbid what the policy allows.
    if (frames.length > 0) reply.raw.removeHeader('x-frame-options')
  }
}
