import { vi } from 'vitest'
import type { z } from 'zod'
import { type Path, YamlFile } from '../../src/knowledge/files/yaml.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'

/** How the loader reads a place: one value, a map of name to entry, or a list. */
export type How = 'read' | 'entries' | 'items'

/** That the loader read a place of a file, and what it asks of what stands there. */
export interface Read {
  /** From the root of the repository. */
  readonly file: string
  readonly at: Path
  readonly how: How
  readonly schema: z.ZodType
}

/** Everything that the loader asks of the files of `cds-services/`: what it does is watched, so that no second list can differ from it. */
export async function watchReads(): Promise<readonly Read[]> {
  const reads: Read[] = []
  // A map and a list read each of their entries, which says nothing new.
  let within = 0
  const spies = (['read', 'entries', 'items'] as const).map((how) => {
    const original: (schema: z.ZodType, at?: Path) => unknown = YamlFile.prototype[how]
    const spy = vi.spyOn(YamlFile.prototype, how)
    spy.mockImplementation(function (this: YamlFile, schema: z.ZodType, at: Path = []) {
      if (within === 0) reads.push({ file: this.path, at, how, schema })
      within += 1
      try {
        return original.call(this, schema, at) as never
      } finally {
        within -= 1
      }
    })
    return spy
  })
  try {
    await loadWithCases()
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return reads
}
