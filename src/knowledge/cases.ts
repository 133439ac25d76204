import { z } from 'zod'
import type { Folder } from './folder.ts'
import { day, words } from './text.ts'

const something = z.unknown().refine((value) => value !== undefined && value !== null, 'it is missing: add it')
const example = z.looseObject({ name: words, asOf: day.exactOptional(), patient: something, expect: something })

/** Checks the shape of the examples beside a rule or concept; their runner is a test. */
export function checkCases(folder: Folder, at: string): void {
  const path = `${at}/cases.yaml`
  if (!folder.checksCases) {
    folder.pass(path)
    return
  }
  const file = folder.yamlIfThere(path)
  const seen = new Set<string>()
  for (const [index, { name }] of file?.items(example) ?? []) {
    if (seen.has(name)) file?.fault([index, 'name'], `another case is called "${name}" too: say what sets them apart`)
    seen.add(name)
  }
}
