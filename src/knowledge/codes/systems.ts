import { z } from 'zod'
import { withoutEndingSlashes } from '../../plain-text.ts'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { words } from '../files/text.ts'
import type { Spelling } from './code-book.ts'

const uri = z.string().regex(/^(https?:\/\/|urn:)\S+$/, 'write a URI that starts with http://, https:// or urn:')
const system = z.strictObject({
  uris: z.array(uri).min(1),
  names: z.array(words).default([]),
  mainEnding: words.exactOptional(),
  editions: z.boolean().exactOptional(),
  anyCase: z.boolean().exactOptional(),
  anyDots: z.boolean().exactOptional(),
})

/** The code systems that lists name by alias. */
export interface Systems {
  /** The URIs under which each is sent; what we write ourselves has the first. */
  readonly systems: Entries<readonly string[]>
  readonly spellings: ReadonlyMap<string, Spelling>
}

/** The code systems of systems.yaml: the URIs of each, and what makes no other code of it. No two may be spelt alike. */
export function loadSystems(folder: Folder): Systems {
  const file = folder.yaml('codes/systems.yaml')
  const listed = file.entries(system)
  const owner = new Map<string | undefined, string>()
  for (const [alias, { uris, names }] of listed)
    for (const [key, spelt] of Object.entries({ uris, names }))
      for (const [index, each] of spelt.entries()) {
        const other = owner.get(systemKey(each))
        if (other !== undefined)
          file.fault([alias, key, index], `${each} stands under "${other}" already: keep it once`)
        owner.set(systemKey(each), alias)
      }
  return {
    systems: listed.mapped(({ uris }) => uris),
    spellings: new Map([...listed].map(([alias, { uris: _, ...spelling }]) => [alias, spelling])),
  }
}

/** So many spellings are remembered: a sender has few. */
const kept = 1000
const keys = new Map<string, string>()
/** A longer text is no code system. */
const longest = 500

/**
 * What is the same of a code system however it is spelt: without its scheme, `www.`, `urn:oid:`, a slash at its end, a version after `|`, in any case.
 * @see docs/reading.md#codes
 */
export function systemKey(system: unknown): string | undefined {
  if (typeof system !== 'string' || system.length > longest) return undefined
  const known = keys.get(system)
  if (known !== undefined) return known
  if (keys.size >= kept) keys.clear()
  const key = withoutEndingSlashes(
    system
      .trim()
      .toLowerCase()
      .replace(/\|.*$/s, '')
      .replace(/^(?:https?:\/\/(?:www\.)?|urn:oid:)/, ''),
  )
  keys.set(system, key)
  return key
}
