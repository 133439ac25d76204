import { z } from 'zod'
import type { YamlFile } from '../knowledge/files/yaml.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'

const state = z.custom<'on' | 'off'>((value) => value === 'on' || value === 'off', {
  error: ({ input }) => `a service is ${JSON.stringify(input)}: write on or off`,
})

/** Id in discovery -> whether the site wants it on offer. */
export type Switches = ReadonlyMap<string, boolean>

/**
 * Which services a site file switches on or off.
 * @param whole whether the knowledge has no fault, so that what is not in it does not exist
 */
export function readSwitches(file: YamlFile, { services }: Knowledge, whole: boolean): Switches {
  if (file.read(z.unknown().optional(), ['services']) === undefined) return new Map()
  const read = file.entries(state, ['services'])
  for (const id of read.names)
    if (whole && !services.has(id))
      file.fault(['services', id], `there is no service "${id}": use one of ${[...services.keys()].join(', ')}`)
  return read.mapped((state) => state === 'on')
}

/** The knowledge with on offer what the site wants: a draft that it switches on, and nothing that it switches off. */
export function withServices(knowledge: Knowledge, switches: Switches): Knowledge {
  const services = [...knowledge.services].map(
    ([id, service]) => [id, { ...service, offered: switches.get(id) ?? service.offered }] as const,
  )
  return { ...knowledge, services: new Map(services) }
}
