import type { Config } from '../config.ts'

/** Who calls. `client` is `open` when anyone may, because the configuration says so. */
export interface Client {
  readonly client: string
  /** Clients of one tenant see the same patients. */
  readonly tenant: string
}

/** Who is calling, before anything of the call is read. With `TRUST=open`, the only mode there is yet, nothing is asked. */
export function trust(config: Pick<Config, 'trust'>): Client {
  return { client: config.trust, tenant: config.trust }
}
