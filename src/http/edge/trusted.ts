import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Client } from '../../trust/client.ts'
import { Distrust } from '../../trust/distrust.ts'
import { callerOf } from '../caller.ts'
import type { Context } from '../context.ts'
import { lap } from '../watch/stage-timing.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, on routes that ask who does. */
    client: Client
  }
}

/**
 * A hook that lets in only whom the service trusts, before anything of the body is read; then `request.client` says who it is. The token must be
 * for the URL that is called, or for another that `also` names (paths, with the parameters of the route filled in).
 * @see https://cds-hooks.hl7.org/2.0/#trusting-cds-clients "Trusting CDS Clients"
 */
export function trusted(
  { config, trust, limit }: Pick<Context, 'config' | 'trust' | 'limit'>,
  also: readonly string[] = [],
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const paths = [request.routeOptions.url ?? '', ...also]
    const urls = paths.map((path) => `${config.publicUrl ?? ''}${filled(path, request.params)}`)
    try {
      request.client = await trust(request.headers.authorization, urls)
      request.noted.client = request.client.client
      request.share.belongTo(callerOf(request, config))
      note(request, request.client.lenient)
    } catch (error) {
      throw refused(error, request, reply)
    }
    await limit(request, reply)
    lap(request, 'trust')
  }
}

function filled(path: string, parameters: unknown): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(Reflect.get(Object(parameters), name))))
}

function refused(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
  if (error instanceof Distrust) {
    request.noted.doubt = error.doubt
    if (error.claimed) request.noted.claimed = error.claimed
    const why = error.doubt === 'token-missing' ? '' : ', error="invalid_token"'
    reply.header('www-authenticate', `Bearer realm="cds-services"${why}`)
  }
  return error
}

/** Adds kinds of what was accepted although CDS Hooks asks for more. */
export function note(request: FastifyRequest, lenient: readonly string[]): void {
  if (lenient.length > 0) request.noted.lenient = [...(request.noted.lenient ?? []), ...lenient]
}
