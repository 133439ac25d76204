import type { ClientSettings } from '../../src/trust/client.ts'

/** A client that calls hooks, beside the page that is launched. */
export const client: ClientSettings = {
  name: 'his',
  issuer: 'https://his.example',
  keys: { url: 'https://his.example/jwks.json' },
  algorithms: ['ES384'],
  tenants: { only: 'his' },
  fhirServers: new Set(),
  rateLimit: 1200,
}
