import { GenericContainer, getContainerRuntimeClient, Network, Wait } from 'testcontainers'

const database = { POSTGRES_USER: 'test', POSTGRES_PASSWORD: 'test', POSTGRES_DB: 'test' }

/** HAPI FHIR storing in PostgreSQL, and that PostgreSQL. */
export interface Containers {
  /** Base URL of the FHIR server as this machine reaches it. */
  readonly fhirServer: string
  readonly databaseUrl: string
  stop(): Promise<void>
}

/** Whether a container engine answers; says why not. @throws Error instead where `REQUIRE_CONTAINERS` is 1 */
export async function hasEngine(): Promise<boolean> {
  try {
    await getContainerRuntimeClient()
    return true
  } catch (error) {
    const why = `no container engine answers (${error instanceof Error ? error.message : error})`
    if (process.env.REQUIRE_CONTAINERS === '1')
      throw new Error(`${why}, and REQUIRE_CONTAINERS=1 asks for one: start Docker`)
    console.warn(`skipped: ${why}; start Docker to run these tests too`)
    return false
  }
}

/** HAPI FHIR alone, which keeps what it has in memory. */
export async function startHapi(): Promise<Omit<Containers, 'databaseUrl'>> {
  const hapi = await new GenericContainer('hapiproject/hapi:v8.8.0-1')
    .withEnvironment({ HAPI_FHIR_REUSE_CACHED_SEARCH_RESULTS_MILLIS: '0', HAPI_FHIR_DEFAULT_PAGE_SIZE: '20' })
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/fhir/metadata', 8080).forStatusCode(200))
    .withStartupTimeout(240_000)
    .start()
  const fhirServer = `http://${hapi.getHost()}:${hapi.getMappedPort(8080)}/fhir`
  return { fhirServer, stop: async () => void (await hapi.stop()) }
}

/** Starts both, ready to answer; what did start is stopped when the other does not. */
export async function startContainers(): Promise<Containers> {
  const network = await new Network().start()
  const started: { stop(): Promise<unknown> }[] = [network]
  const stop = async () => {
    for (const one of started.splice(0).reverse()) await one.stop()
  }
  try {
    const postgres = await new GenericContainer('postgres:17-trixie')
      .withNetwork(network)
      .withNetworkAliases('postgres')
      .withEnvironment(database)
      .withCommand(['-c', 'fsync=off'])
      .withExposedPorts(5432)
      .withHealthCheck({
        test: ['CMD', 'pg_isready', '-h', '127.0.0.1', '-U', 'test'],
        interval: 1000,
        timeout: 3000,
        retries: 60,
      })
      .withCopyContentToContainer([
        { content: 'CREATE DATABASE hapi;', target: '/docker-entrypoint-initdb.d/hapi.sql' },
      ])
      .withWaitStrategy(Wait.forHealthCheck())
      .withStartupTimeout(120_000)
      .start()
    started.push(postgres)
    const hapi = await new GenericContainer('hapiproject/hapi:v8.8.0-1')
      .withNetwork(network)
      .withEnvironment({
        SPRING_DATASOURCE_URL: 'jdbc:postgresql://postgres:5432/hapi',
        SPRING_DATASOURCE_USERNAME: database.POSTGRES_USER,
        SPRING_DATASOURCE_PASSWORD: database.POSTGRES_PASSWORD,
        SPRING_DATASOURCE_DRIVERCLASSNAME: 'org.postgresql.Driver',
        SPRING_JPA_PROPERTIES_HIBERNATE_DIALECT: 'ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect',
        HAPI_FHIR_REUSE_CACHED_SEARCH_RESULTS_MILLIS: '0',
        HAPI_FHIR_DEFAULT_PAGE_SIZE: '20',
      })
      .withExposedPorts(8080)
      .withWaitStrategy(Wait.forHttp('/fhir/metadata', 8080).forStatusCode(200))
      .withStartupTimeout(240_000)
      .start()
    started.push(hapi)
    const { POSTGRES_USER: user, POSTGRES_DB: name } = database
    return {
      fhirServer: `http://${hapi.getHost()}:${hapi.getMappedPort(8080)}/fhir`,
      databaseUrl: `postgresql://${user}:${database.POSTGRES_PASSWORD}@${postgres.getHost()}:${postgres.getMappedPort(5432)}/${name}`,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
