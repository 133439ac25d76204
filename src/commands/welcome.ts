import { offeredServices } from '../call/accept.ts'
import type { Config } from '../config.ts'
import { fixtureNames } from '../examples/fixture.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

/** What a welcome tells of: where the server listens, and whether the page is served there. */
export interface Served {
  readonly url: string
  readonly config: Pick<Config, 'publicUrl' | 'examples' | 'clients'>
  readonly knowledge: Knowledge
  readonly page: boolean
}

/** For a person at a terminal: what is served at the address that clients call, where to look, and a line that works as it stands, or none. */
export function welcome({ url, config, knowledge, page }: Served): string {
  const base = config.publicUrl ?? url
  const services = offeredServices(knowledge)
  const [service] = services
  const names = config.examples && config.clients.length === 0 ? fixtureNames() : []
  const name = names.find((candidate) => candidate.startsWith('candidate')) ?? names[0]
  return [
    `Remissiewijzer ${knowledge.version} serves at ${base}/cds-services`,
    ...services.map(({ id, hook, title }) => `  ${id} (${hook}): ${title.en}`),
    ...(page ? ['', `Look at it in a browser: ${url}/`] : []),
    ...(service && name ? ['', 'Try it:', `  ${pipeline(url, service.id, name)}`] : []),
    ...(config.clients.length > 0
      ? ['', 'Calls need a token of a client in the site file: see docs/integration.md, "A first signed call".']
      : []),
  ].join('\n')
}

function pipeline(url: string, service: string, name: string): string {
  return `curl -s ${url}/examples/${name} | curl -s -H 'Content-Type: application/json' --data-binary @- ${url}/cds-services/${service}`
}
