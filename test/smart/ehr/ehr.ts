import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { written } from '../../../src/page/model/smart/scopes.ts'
import { type AuthorizationServer, startAuthorizationServer } from './authorization-server.ts'
import type { FhirAnswer } from './fhir-store.ts'

export const clientId = 'remissiewijzer-talk'

/** What stands behind the gate of an EHR. */
export type Behind = (
  method: string,
  path: string,
  base: string,
  body: unknown,
  ifNoneExist?: string,
) => FhirAnswer | Promise<FhirAnswer>

/** An EHR for tests: a FHIR server that asks for a token, and beside it, at another origin, the server that gives one. */
export interface Ehr {
  readonly iss: string
  readonly authorization: AuthorizationServer
  /** What `.well-known/smart-configuration` says, to change. */
  readonly metadata: Record<string, unknown>
  /** What the FHIR server was asked, as `GET Patient/1`. */
  readonly asked: readonly string[]
  /** Answers some requests in another way; null as always. */
  instead: (method: string, path: string) => FhirAnswer | null
  stop(): Promise<void>
}

/** Starts both on 127.0.0.1. Types are those that may be read. */
export async function startEhr(behind: Behind, types: readonly string[], redirectUri: string): Promise<Ehr> {
  const scopes = [...types.map((type) => `patient/${type}.rs`), ...written.map((type) => `patient/${type}.c`)]
  const authorization = await startAuthorizationServer(scopes, { id: clientId, redirectUri })
  const asked: string[] = []
  const server: Server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const iss = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`
  const ehr: Ehr = {
    iss,
    authorization,
    asked,
    metadata: {
      issuer: authorization.issuer,
      authorization_endpoint: `${authorization.issuer}/auth`,
      token_endpoint: `${authorization.issuer}/token`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['launch-ehr', 'launch-standalone', 'client-public', 'permission-v2', 'sso-openid-connect'],
    },
    instead: () => null,
    async stop() {
      await authorization.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
  return ehr

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request
    response.setHeader('access-control-allow-origin', headers.origin ?? '*')
    response.setHeader('access-control-allow-headers', 'accept, authorization, content-type, if-none-exist, prefer')
    if (method === 'OPTIONS') return void response.writeHead(204).end()
    const body = await text(request)
    const path = url.replace(/^\/fhir\/?/, '')
    if (path === '.well-known/smart-configuration') return send(response, { status: 200, body: ehr.metadata })
    asked.push(`${method} ${path}`)
    send(response, ehr.instead(method, path) ?? (await guarded(method, path, headers, body)))
  }

  async function guarded(method: string, path: string, headers: IncomingMessage['headers'], body: string) {
    const known = path === 'metadata' || (await mayAsk(method, path, headers.authorization, body))
    if (known !== true) return { status: known, body: outcome }
    const ifNoneExist = headers['if-none-exist']?.toString()
    return behind(method, `/${path}`, iss, body === '' ? null : JSON.parse(body), ifNoneExist)
  }

  async function mayAsk(method: string, path: string, bearer = '', body = ''): Promise<401 | 403 | true> {
    const token = await authorization.tokenOf(bearer.replace(/^Bearer /, ''))
    if (!token) return 401
    const [type = ''] = path.split(/[/?]/)
    // A next page has its search within a name of its own.
    if (method === 'GET' && type === '') return true
    const creates: readonly string[] =
      type === '' ? JSON.parse(body).entry.map((each: { request: { url: string } }) => each.request.url) : [type]
    const wanted = method === 'POST' ? creates.map((each) => `patient/${each}.c`) : [`patient/${type}.rs`]
    return wanted.every((scope) => token.scopes.has(scope)) || 403
  }
}

function send(response: ServerResponse, { status, body }: FhirAnswer): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' })
  response.end(body === null ? '' : JSON.stringify(body))
}

/** Text of a stranger, which is never shown. */
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'security', diagnostics: 'Testpersoon: bel 0900-1234' }],
}
