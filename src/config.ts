import { z } from 'zod'
import { serverBase } from './fhir/client/base-url.ts'
import { isLoopback } from './fhir/client/loopback.ts'
import { networkOf } from './fhir/client/network.ts'
import { defaultSite, type Site } from './knowledge/site.ts'
import type { ClientSettings } from './trust/client.ts'
import type { LaunchServer } from './trust/launch-server.ts'

export interface Config {
  readonly port: number
  readonly host: string
  /** Port of `/metrics`, on the same address; without it nothing is told. */
  readonly metricsPort: number | undefined
  /** PostgreSQL; without it the embedded store in `dataDir`. */
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  /** Key of the hash by which the store knows a patient; without it one is made in `dataDir`. */
  readonly hashSecret: string | undefined
  /** Days that answered calls and feedback are kept. */
  readonly retentionDays: number
  /** Base URLs (as `serverBase` writes them) that may be called. */
  readonly fhirServers: ReadonlySet<string>
  /** Private networks, as CIDR, in which FHIR servers and key sets may be. */
  readonly networks: readonly string[]
  /** Whether TRUST says that anyone may call. */
  readonly saidOpen: boolean
  /** Most calls in a minute of one address, where anyone may call. */
  readonly openRateLimit: number
  /** Who may call; without any, everyone may. */
  readonly clients: readonly ClientSettings[]
  /** From where the conversation page is launched; without any it is not served. */
  readonly launchServers: readonly LaunchServer[]
  /** Base URL under which clients call, as `serverBase` writes it: what the `aud` of their tokens starts with. */
  readonly publicUrl: string | undefined
  /** Origins whose pages may call; `*` for all. */
  readonly corsOrigins: readonly string[]
  /** Whether what real clients get wrong is refused. */
  readonly strict: boolean
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** Largest body of a call, in bytes. */
  readonly bodyLimit: number
  /** Memory that calls under way may use together, in bytes; without it a quarter of the heap. */
  readonly callMemory: number | undefined
  /** Time for which a service that is told to stop still takes calls, in milliseconds. */
  readonly drain: number
  /** Time that gathering may take in all, in milliseconds. */
  readonly gatherDeadline: number
  /** Whether `/examples` is served. */
  readonly examples: boolean
  /** Whether the page that plays a HIS is served at `/`. */
  readonly page: boolean
  /** Path of the site file; without it the site is the default one. */
  readonly siteFile: string | undefined
  readonly site: Site
}

/** Everything that is wrong with the environment, one line per variable. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults'
}

/** The page of HL7 for trying services; it may call a service on one's own machine. */
export const sandbox = 'https://sandbox.cds-hooks.org'

/** Less is not enough for one call of the usual size. */
const leastMemory = 33_554_432

function number(least: number, most: number) {
  const says = `must be a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,12}$/, says)
    .transform(Number)
    .refine((n) => n >= least && n <= most, says)
}

function whole(least: number, most: number, otherwise: number) {
  return number(least, most).default(otherwise)
}

/** A list split by commas, each item read or a fault of its own. */
function list(read: (item: string) => string | null, says: string) {
  return z.string().transform((text, context) =>
    text.split(',').flatMap((part, at) => {
      const item = read(part.trim())
      if (item === null) context.addIssue(`must list ${says}, split by commas; item ${at + 1} is none`)
      return item === null ? [] : [item]
    }),
  )
}

const originOf = (text: string) =>
  text === '*' || (URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ''))
    ? text.replace(/\/$/, '')
    : null

const mostPort = 65_535

const environment = z.object({
  PORT: whole(0, mostPort, 3000),
  HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: number(0, mostPort).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional(),
  DATA_DIR: z.string().default('./data'),
  RETENTION_DAYS: whole(1, 36_500, 400),
  HASH_SECRET: z.string().min(32, 'must be at least 32 characters, e.g. of "openssl rand -base64 32"').optional(),
  PUBLIC_URL: z
    .string()
    .refine((url) => serverBase(url) !== null, 'must be an http(s) base URL without user, query or fragment')
    .optional(),
  FHIR_SERVERS: list(serverBase, 'http(s) base URLs without user, query or fragment').default([]),
  FHIR_NETWORKS: list((text) => networkOf(text) && text, 'networks such as 10.0.0.0/8').default([]),
  CORS_ORIGINS: list(originOf, 'origins such as https://his.example, or *').optional(),
  STRICT: z.enum(['0', '1'], 'must be 1 or 0').optional(),
  TRUST: z.literal('open', 'can only be "open"; leave it out otherwise').optional(),
  OPEN_RATE_LIMIT: whole(1, 1_000_000, 1200),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be a level of pino, e.g. info or silent',
    )
    .default('info'),
  BODY_LIMIT: whole(1024, 268_435_456, 4_194_304),
  CALL_MEMORY: z
    .string()
    .regex(/^\d{1,12}$/, 'must be a whole number of bytes')
    .transform(Number)
    .refine((bytes) => bytes >= leastMemory, `must be at least ${leastMemory} bytes`)
    .optional(),
  DRAIN_MS: whole(0, 60_000, 0),
  GATHER_DEADLINE_MS: whole(50, 60_000, 4000),
  EXAMPLES: z.enum(['0', '1'], 'must be 1 or 0').optional(),
  TRY_PAGE: z.enum(['0', '1'], 'must be 1 or 0').optional(),
  SITE: z.string().optional(),
})

/** Every variable of the environment that is read. docs/configuration.md has a row for each. */
export const variableNames: readonly string[] = Object.keys(environment.shape)

/** Why a service that others can reach does not start without clients and without saying so. */
export const mustSayOpen = (host: string): string =>
  `TRUST: HOST is ${host}, which others can reach, and no clients are configured. Name clients in the site file (SITE), say TRUST=open to answer anyone, or use HOST=127.0.0.1`

const mustHaveSecret =
  'HASH_SECRET: is missing. With DATABASE_URL it must be set, the same for every instance, e.g. to what "openssl rand -base64 32" gives'

/** The configuration that an environment asks for, frozen; an empty variable counts as absent. @throws ConfigFaults with all faults at once */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = environment.safeParse(given)
  const faults = parsed.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? []
  const host = given.HOST ?? '127.0.0.1'
  const local = isLoopback(host)
  if (!local && given.TRUST === undefined && given.SITE === undefined) faults.push(mustSayOpen(host))
  if (given.DATABASE_URL !== undefined && given.HASH_SECRET === undefined) faults.push(mustHaveSecret)
  if (parsed.data?.METRICS_PORT && parsed.data.METRICS_PORT === parsed.data.PORT)
    faults.push('METRICS_PORT: is that of PORT. Use another, which callers cannot reach')
  if (!parsed.success || faults.length > 0) throw new ConfigFaults(faults.join('\n'))
  const { data } = parsed
  return Object.freeze({
    port: data.PORT,
    // Fastify gives the second server that it opens for this name, on ::1, none of our handlers.
    host: host.toLowerCase() === 'localhost' ? '127.0.0.1' : host,
    metricsPort: data.METRICS_PORT,
    databaseUrl: data.DATABASE_URL,
    dataDir: data.DATA_DIR,
    hashSecret: data.HASH_SECRET,
    retentionDays: data.RETENTION_DAYS,
    fhirServers: new Set(data.FHIR_SERVERS),
    networks: data.FHIR_NETWORKS,
    saidOpen: data.TRUST === 'open',
    openRateLimit: data.OPEN_RATE_LIMIT,
    clients: Object.freeze([]),
    launchServers: Object.freeze([]),
    publicUrl: (data.PUBLIC_URL && serverBase(data.PUBLIC_URL)) ?? undefined,
    corsOrigins: data.CORS_ORIGINS ?? (local ? [sandbox] : []),
    strict: data.STRICT === '1',
    logLevel: data.LOG_LEVEL,
    bodyLimit: data.BODY_LIMIT,
    callMemory: data.CALL_MEMORY,
    drain: data.DRAIN_MS,
    gatherDeadline: data.GATHER_DEADLINE_MS,
    examples: data.EXAMPLES === undefined ? local : data.EXAMPLES === '1',
    page: data.TRY_PAGE === undefined ? local : data.TRY_PAGE === '1',
    siteFile: data.SITE,
    site: defaultSite,
  })
}
