import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'

/** How the authorization server of a test behaves; all may be changed between launches. */
export interface Behaviour {
  /** Launch -> the patient it is for; the one of `null` is chosen where nobody launches. */
  patients: Readonly<Record<string, string>>
  fhirUser: string | null
  /** Whether a scope is granted. */
  grants: (scope: string) => boolean
  /** Whether the user says no. */
  denies: boolean
  /** Members of the answer with the token. */
  told: Readonly<Record<string, unknown>>
  /** Seconds. */
  tokenLasts: number
}

export interface AuthorizationServer {
  readonly issuer: string
  readonly behaviour: Behaviour
  /** The scopes of a token, and its patient; null for one that is not ours or no longer good. */
  tokenOf(token: string): Promise<{ readonly scopes: ReadonlySet<string>; readonly patient: string } | null>
  /** Every token that was given. */
  readonly tokens: readonly string[]
  /** Paths with queries that were asked, as they came. */
  readonly asked: readonly string[]
  stop(): Promise<void>
}

/**
 * An OpenID provider that takes everybody for the doctor `dr` and asks nobody anything, with what SMART adds: `launch` and `aud`, scopes of
 * FHIR, and the patient beside the token. @see https://hl7.org/fhir/smart-app-launch/app-launch.html#obtain-access-token
 */
export async function startAuthorizationServer(
  scopes: readonly string[],
  client: { readonly id: string; readonly redirectUri: string },
): Promise<AuthorizationServer> {
  const behaviour: Behaviour = {
    patients: {},
    fhirUser: 'Practitioner/dr',
    grants: () => true,
    denies: false,
    told: {},
    tokenLasts: 300,
  }
  const asked: string[] = []
  const tokens: string[] = []
  const patientOf = new Map<string, string>()
  /** Grant -> launch. */
  const launches = new Map<unknown, unknown>()
  let provider: Provider
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    if (!path.startsWith('/interaction/')) return void provider.callback()(request, response)
    void finish(provider, { ...behaviour, launches }, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = quietly(() => new Provider(issuer, configuration(behaviour, scopes, client)))
  provider.use(async (context, next) => {
    await next()
    const { access_token: token } = Object(context.body) as { access_token?: string }
    if (context.path !== '/token' || !token) return
    const found = await provider.AccessToken.find(token)
    const patient = behaviour.patients[String(launches.get(found?.grantId) ?? null)] ?? 'nobody'
    patientOf.set(token, patient)
    tokens.push(token)
    context.body = { ...Object(context.body), patient, ...behaviour.told }
  })
  return {
    issuer,
    behaviour,
    asked,
    tokens,
    async tokenOf(token) {
      const found = await provider.AccessToken.find(token)
      if (!found) return null
      return { scopes: new Set(found.scope?.split(' ')), patient: patientOf.get(token) ?? 'nobody' }
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function configuration(
  behaviour: Behaviour,
  scopes: readonly string[],
  { id, redirectUri }: { readonly id: string; readonly redirectUri: string },
): Configuration {
  return {
    clients: [
      {
        client_id: id,
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    scopes: ['openid', 'fhirUser', 'launch', 'launch/patient', ...scopes],
    claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
    conformIdTokenClaims: false,
    extraParams: ['launch', 'aud'],
    pkce: { required: () => true },
    // Each launch is another, also in one browser.
    loadExistingGrant: async ({ oidc: { result, provider } }) =>
      result?.consent?.grantId ? provider.Grant.find(result.consent.grantId) : undefined,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, ...(behaviour.fhirUser !== null && { fhirUser: behaviour.fhirUser }) }),
    }),
    ttl: { AccessToken: () => behaviour.tokenLasts, Grant: 600, IdToken: 300, Interaction: 300, Session: 600 },
    clientBasedCORS: () => true,
    cookies: { keys: ['for-tests-only'] },
    renderError: (context, { error }) => {
      context.type = 'text'
      context.body = error
    },
  }
}

/** Signs the doctor in and grants what is granted, or denies it. */
async function finish(
  provider: Provider,
  { denies, grants, launches }: Behaviour & { readonly launches: Map<unknown, unknown> },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params, prompt } = await provider.interactionDetails(request, response)
  if (denies) {
    const refusal = { error: 'access_denied', error_description: '<b>Bel 0900-1234</b>' }
    return provider.interactionFinished(request, response, refusal, { mergeWithLastSubmission: false })
  }
  if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: 'dr' } })
  const grant = new provider.Grant({ accountId: 'dr', clientId: String(params.client_id) })
  for (const scope of String(params.scope).split(' '))
    grants(scope) ? grant.addOIDCScope(scope) : grant.rejectOIDCScope(scope)
  const grantId = await grant.save()
  launches.set(grantId, params.launch)
  return provider.interactionFinished(request, response, { consent: { grantId } })
}

/** It warns of the version of Node.js and of its own defaults. */
function quietly<Value>(make: () => Value): Value {
  const { warn, info } = console
  console.warn = console.info = () => undefined
  try {
    return make()
  } finally {
    Object.assign(console, { warn, info })
  }
}
