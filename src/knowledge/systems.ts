import { z } from 'zod'
import type { Entries } from './entries.ts'
import type { Folder } from './folder.ts'

const uri = z.string().regex(/^(https?:\/\/|urn:)\S+$/, 'write a URI that starts with http://, https:// or urn:')

/** Alias of a code system -> the URIs under which it is sent. One URI has one alias. */
export function loadSystems(folder: Folder): Entries<readonly string[]> {
  const file = folder.yaml('codes/systems.yaml')
  const systems = file.entries(z.array(uri).min(1))
  const owner = new Map<string, string>()
  for (const [alias, uris] of systems)
    for (const [index, each] of uris.entries()) {
      const other = owner.get(each)
      if (other !== undefined) file.fault([alias, index], `${each} stands under "${other}" already: keep it once`)
      owner.set(each, alias)
    }
  return systems
}
