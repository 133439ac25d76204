import { z } from 'zod'
import { isOwnMachine, serverBase } from '../../fhir/client/base-url.ts'
import { words } from '../../knowledge/files/text.ts'
import type { YamlFile } from '../../knowledge/files/yaml.ts'
import { algorithms, type ClientSettings } from '../../trust/client.ts'
import { readKeys } from './client-keys.ts'

/** What is taken when the site file does not say. */
const otherwise = { algorithms: ['ES384', 'RS384'], rateLimit: 1200 } as const

const name = /^[a-z0-9]+(-[a-z0-9]+)*$/

const jwksUrl = z.string().refine((url) => {
  if (!URL.canParse(url)) return false
  const { protocol, username, password, hash } = new URL(url)
  return (protocol === 'https:' || isOwnMachine(url)) && !username && !password && !hash
}, 'write an absolute https URL without user or fragment (http only for a loopback address)')

const fhirServer = z
  .string()
  .refine((url) => serverBase(url) !== null, 'write an http(s) base URL without user, query or fragment')

const client = z.strictObject({
  issuer: words,
  jwksUrl: jwksUrl.exactOptional(),
  keys: z.unknown().optional(),
  algorithms: z.array(z.enum(algorithms)).min(1, 'name one at least, or leave it out').exactOptional(),
  tenant: words.exactOptional(),
  tenants: z.array(words).min(1, 'name one at least, or write tenant').exactOptional(),
  fhirServers: z.array(fhirServer).exactOptional(),
  rateLimit: z.int().min(1, 'write calls a minute, from 1').max(1_000_000, 'write at most 1000000').exactOptional(),
})

/** The clients of a site file, none where it names none. Every fault is noted with its place. */
export function readClients(file: YamlFile): readonly ClientSettings[] {
  if (file.read(z.unknown().optional(), ['clients']) === undefined) return []
  const read = file.entries(client, ['clients'])
  const clients = [...read].flatMap(([id, said]) => {
    const at = ['clients', id]
    if (!name.test(id)) file.fault(at, `"${id}" is no name for a client: use small letters, digits and single hyphens`)
    const pinned =
      said.keys === undefined ? null : readKeys(file, [...at, 'keys'], said.algorithms ?? otherwise.algorithms)
    if ((pinned === null) === (said.jwksUrl === undefined))
      file.fault(at, `"${id}" must have either jwksUrl or keys: add or take out one`)
    if (said.tenant !== undefined && said.tenants !== undefined)
      file.fault([...at, 'tenants'], 'there is a tenant too: keep tenant or tenants')
    return [settings(id, said, pinned ?? [])]
  })
  refuseDoubles(file, clients)
  return Object.freeze(clients)
}

function settings(id: string, said: z.output<typeof client>, pinned: Pinned): ClientSettings {
  return Object.freeze({
    name: id,
    issuer: said.issuer,
    keys: said.jwksUrl === undefined ? { pinned } : { url: said.jwksUrl },
    algorithms: said.algorithms ?? otherwise.algorithms,
    tenants: said.tenants ? { oneOf: said.tenants } : { only: said.tenant ?? id },
    fhirServers: new Set((said.fhirServers ?? []).map((url) => serverBase(url) ?? url)),
    rateLimit: said.rateLimit ?? otherwise.rateLimit,
  })
}

type Pinned = ReturnType<typeof readKeys>

/** Clients with one issuer can only be told apart by what `tenant` their tokens name. */
function refuseDoubles(file: YamlFile, clients: readonly ClientSettings[]): void {
  for (const [index, one] of clients.entries()) {
    const twin = clients.slice(0, index).find((other) => other.issuer === one.issuer && cannotTellApart(one, other))
    if (twin)
      file.fault(
        ['clients', one.name, 'issuer'],
        `"${twin.name}" has this issuer too: give each its own tenants, or make them one client`,
      )
  }
}

function cannotTellApart({ tenants: one }: ClientSettings, { tenants: other }: ClientSettings): boolean {
  if ('only' in one || 'only' in other) return true
  return one.oneOf.some((tenant) => other.oneOf.includes(tenant))
}
