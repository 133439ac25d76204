import type { z } from 'zod'
import type { Path } from '../../knowledge/files/yaml.ts'

/** Told of each fault: where in the resource, and what to do. */
export type Tell = (at: Path, message: string) => void

/** An extension of parts, each of which is an extension of its own: its name, the parts with their kind of value, and which may stand more than once. */
export interface Shape {
  readonly name: string
  readonly parts: ReadonlyMap<string, z.ZodObject>
  readonly repeated: readonly string[]
}

/** One part of an extension as it was given, and where. */
export interface Given {
  readonly value: unknown
  readonly at: Path
}

/** What an extension says, by part. */
export type Parts = ReadonlyMap<string, readonly Given[]>

/** The good parts by name; wrong, unknown and repeated ones are told. */
export function readParts(extensions: readonly unknown[], at: Path, shape: Shape, tell: Tell): Parts {
  const { name: whole, parts, repeated } = shape
  const found = new Map<string, Given[]>()
  for (const [index, extension] of extensions.entries()) {
    const place = [...at, index]
    const url: unknown = (extension as { readonly url?: unknown } | null)?.url
    const part = typeof url === 'string' ? parts.get(url) : undefined
    if (typeof url !== 'string' || !part) {
      tell([...place, 'url'], `${JSON.stringify(url)} is no part of ${whole}: use ${[...parts.keys()].join(', ')}`)
      continue
    }
    const read = part.safeParse(extension)
    if (!read.success) {
      const [name] = Object.keys(part.shape)
      tell([...place, name ?? ''], `the part "${url}" needs a good ${name}: ${read.error.issues[0]?.message}`)
      continue
    }
    const [value] = Object.values(read.data)
    const same = found.get(url) ?? []
    if (same.length > 0 && !repeated.includes(url)) tell(place, `the part "${url}" stands here twice: keep one`)
    found.set(url, [...same, { value, at: place }])
  }
  return found
}
