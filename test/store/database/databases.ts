import { GenericContainer, type StartedTestContainer, Wait } from 'testcontainers'
import type { Config } from '../../../src/config.ts'
import { hasEngine } from '../../container.ts'

export type DatabaseConfig = Pick<Config, 'databaseUrl' | 'dataDir'>

/** A database for one test file: both kinds have to behave the same. */
export interface TestDatabase {
  readonly kind: string
  readonly skip: boolean
  start(): Promise<{
    readonly config: DatabaseConfig
    readonly container?: StartedTestContainer
    stop(): Promise<unknown>
  }>
}

/** A PostgreSQL server of its own, on a port that stays when it is started again. */
export async function startPostgres(): Promise<{
  readonly container: StartedTestContainer
  readonly config: DatabaseConfig
}> {
  const container = await new GenericContainer('postgres:17-trixie')
    .withEnvironment({ POSTGRES_PASSWORD: 'test' })
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forLogMessage(/database system is ready to accept connections/, 2))
    .withStartupTimeout(120_000)
    .start()
  const databaseUrl = `postgresql://postgres:test@${container.getHost()}:${container.getMappedPort(5432)}/postgres`
  return { container, config: { databaseUrl, dataDir: './unused' } }
}

/** The embedded database and PostgreSQL; the latter is skipped, with the reason, where no container engine answers. */
export const databases: readonly TestDatabase[] = [
  {
    kind: 'embedded',
    skip: false,
    start: async () => ({ config: { databaseUrl: undefined, dataDir: 'memory://' }, stop: async () => undefined }),
  },
  {
    kind: 'PostgreSQL',
    skip: !(await hasEngine()),
    async start() {
      const { config, container } = await startPostgres()
      return { config, container, stop: () => container.stop() }
    },
  },
]
