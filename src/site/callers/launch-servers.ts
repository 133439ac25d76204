import { z } from 'zod'
import { isOwnMachine, serverBase } from '../../fhir/client/base-url.ts'
import { words } from '../../knowledge/files/text.ts'
import type { YamlFile } from '../../knowledge/files/yaml.ts'
import type { LaunchServer } from '../../trust/launch-server.ts'

const isSecure = (url: string) => url.startsWith('https://') || isOwnMachine(url)

const iss = z
  .string()
  .refine((url) => serverBase(url) !== null, 'write the base URL of a FHIR server, without user, query or fragment')
  .refine(isSecure, 'write https: a browser sends no token over http (only a loopback address may be http)')

const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text && isSecure(text),
    'write an origin and nothing after it, e.g. https://login.his.example (http only for a loopback address)',
  )

const server = z.strictObject({
  iss,
  clientId: words.regex(/^[\x21-\x7e]+$/, 'write it without spaces, as it was registered'),
  origins: z.array(origin).exactOptional(),
  embedIn: z.array(origin).exactOptional(),
})

/** The servers from which a site lets the conversation page be launched, none where it names none. Every fault is noted with its place. */
export function readLaunchServers(file: YamlFile): readonly LaunchServer[] {
  const said = file.read(z.unknown().optional(), ['conversation'])
  if (said === undefined) return []
  const isShort = typeof said === 'object' && said !== null && !('servers' in said)
  if (isShort) {
    const only = file.read(server, ['conversation'])
    return only ? [settings(only)] : []
  }
  if (!file.read(z.strictObject({ servers: z.array(z.unknown()).min(1, 'name one at least') }), ['conversation']))
    return []
  const servers = file.items(server, ['conversation', 'servers'])
  for (const [index, one] of servers)
    if (servers.some(([other, same]) => other < index && serverBase(same.iss) === serverBase(one.iss)))
      file.fault(['conversation', 'servers', index, 'iss'], `"${one.iss}" is listed twice: take one out`)
  return Object.freeze(servers.map(([, one]) => settings(one)))
}

function settings({ iss, clientId, origins = [], embedIn = [] }: z.output<typeof server>): LaunchServer {
  const all = new Set([new URL(iss).origin, ...origins])
  return Object.freeze({ iss, clientId, origins: Object.freeze([...all]), embedIn: Object.freeze([...embedIn]) })
}
