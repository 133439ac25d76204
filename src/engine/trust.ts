import type { Config } from '../config.ts'

/** Who calls. `open`: anyone, because the configuration says so. */
export interface Client {
  readonly client: 'open'
}

/** Who is calling, before anything of the call is read. With `TRUST=open`, the only mode there is yet, nothing is asked. */
export function trust(config: Pick<Config, 'trust'>): Client {
  return { client: config.trust }
}
