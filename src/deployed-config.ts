import { type Config, ConfigFaults, mustSayOpen, sandbox } from './config.ts'
import { isOwnMachine, serverBase } from './fhir/client/base-url.ts'
import { isLoopback } from './fhir/client/loopback.ts'
import type { Deployment } from './site/deployment.ts'
import type { LaunchServer } from './trust/launch-server.ts'

/** The configuration with what the site file says. @throws ConfigFaults with everything in which the two do not go together */
export function settle(
  config: Config,
  { site, clients, launchServers }: Pick<Deployment, 'site' | 'clients' | 'launchServers'>,
): Config {
  const named = clients.length > 0
  const local = isLoopback(config.host)
  const faults = [
    named && config.saidOpen && 'TRUST: open answers anyone, and the site file names clients. Leave out one of both',
    named &&
      !config.publicUrl &&
      'PUBLIC_URL: the site file names clients, and their tokens say which URL they are for. Set the base URL under which they call, e.g. https://cds.example',
    !named && !local && !config.saidOpen && mustSayOpen(config.host),
    !local &&
      // Whoever reads its repository can sign as the sandbox.
      clients.some(({ issuer }) => issuer === sandbox) &&
      `SITE: a client has the issuer ${sandbox}, whose private key is public: anyone can sign as it. Use it on a loopback HOST only`,
    ...whyNoLaunch(launchServers, config),
  ].filter((fault) => fault !== false)
  if (faults.length > 0) throw new ConfigFaults(faults.join('\n'))
  return Object.freeze({ ...config, site, clients, launchServers })
}

function whyNoLaunch(
  servers: readonly LaunchServer[],
  { fhirServers, publicUrl }: Pick<Config, 'fhirServers' | 'publicUrl'>,
): readonly (string | false)[] {
  const isSecure = publicUrl !== undefined && (publicUrl.startsWith('https:') || isOwnMachine(publicUrl))
  const unlisted = servers.filter(({ iss }) => !fhirServers.has(serverBase(iss) ?? iss))
  return [
    ...unlisted.map(
      ({ iss }) => `FHIR_SERVERS: the conversation page is launched from ${iss}, which is not listed. List it too`,
    ),
    servers.length > 0 &&
      !isSecure &&
      'PUBLIC_URL: the site file has a conversation, whose page needs https and to which EHRs send a browser back. Set it, e.g. https://cds.example (http only for a loopback address)',
  ]
}
