import { z } from 'zod'
import { Entries } from './entries.ts'
import type { Folder } from './folder.ts'
import type { SuggestionText } from './knowledge.ts'
import { parseTemplate, TemplateError } from './template.ts'
import { type Fields, text, words } from './text.ts'
import type { Path, YamlFile } from './yaml.ts'

const common = {
  label: text,
  description: text,
  each: words.exactOptional(),
  resource: z.record(z.string(), z.unknown()),
} satisfies Fields<Omit<SuggestionText, 'name' | 'type' | 'of'>>
const suggestion = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('create'), ...common }),
  z.strictObject({ type: z.literal('update'), of: words, ...common }),
])

/** The suggestions of a service by name; none when the file is absent. */
export function loadSuggestions(folder: Folder, service: string): Entries<SuggestionText> {
  const file = folder.yamlIfThere(`${service}/suggestions.yaml`)
  if (!file) return new Entries([])
  const suggestions = file.entries(suggestion)
  for (const [name, entry] of suggestions) checkTemplates(file, [name], entry)
  return suggestions.mapped((entry, name) => ({ name, ...entry }))
}

function checkTemplates(file: YamlFile, at: Path, value: unknown): void {
  if (typeof value === 'string') checkTemplate(file, at, value)
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) checkTemplates(file, [...at, index], item)
  else if (value !== null && typeof value === 'object')
    for (const [key, item] of Object.entries(value)) checkTemplates(file, [...at, key], item)
}

function checkTemplate(file: YamlFile, at: Path, value: string): void {
  try {
    parseTemplate(value)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    file.fault(at, error.message)
  }
}
