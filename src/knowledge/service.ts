import { z } from 'zod'
import type { LoadedCodes } from './codes.ts'
import { Entries } from './entries.ts'
import type { Folder } from './folder.ts'
import type { LoadedConcept, Service, Source } from './knowledge.ts'
import type { ImportModule } from './module.ts'
import { loadOverrideReasons } from './override-reason.ts'
import { hooks, templateFaults } from './prefetch.ts'
import { checkRanking, rank } from './ranking.ts'
import { loadRules } from './rule.ts'
import { loadSuggestions } from './suggestion.ts'
import { type Fields, text, words } from './text.ts'
import type { YamlFile } from './yaml.ts'

const header = z.strictObject({
  hook: z.enum(hooks),
  version: words,
  status: z.enum(['active', 'draft']),
  title: text,
  description: text,
  usageRequirements: text,
  prefetch: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'write a name of letters and digits'), words),
  needed: z.array(z.array(words).min(1)),
  topic: z.strictObject({ system: words, code: words, display: text }),
  applies: words,
  programmes: words.exactOptional(),
  limits: words.exactOptional(),
  rules: z.array(words).min(1),
  ranking: z.strictObject({ goal: z.array(rank), safety: z.array(rank) }),
} satisfies Fields<Omit<Service, 'id' | 'suggestions' | 'overrideReasons'>>)

/** What services refer to. */
export interface ServiceNames {
  readonly sources: Entries<Source>
  readonly codes: LoadedCodes
  readonly concepts: readonly LoadedConcept[]
}

/** Folders that are no service. */
const shared = ['codes', 'views', 'programmes', 'concepts']

/** Every service folder; its name is the id of the service. */
export async function loadServices(
  folder: Folder,
  known: ServiceNames,
  load: ImportModule,
): Promise<Map<string, Service>> {
  const ids = folder.folders('').filter((name) => !shared.includes(name))
  const services = new Map<string, Service>()
  for (const id of ids) {
    const service = await loadService(folder, id, known, load)
    if (service) services.set(id, service)
  }
  return services
}

async function loadService(
  folder: Folder,
  id: string,
  { sources, codes, concepts }: ServiceNames,
  load: ImportModule,
): Promise<Service | undefined> {
  const file = folder.yaml(`${id}/service.yaml`)
  const suggestions = loadSuggestions(folder, id)
  const overrideReasons = loadOverrideReasons(folder, id, { sources, units: codes.units })
  const reasons = folder.yamlIfThere(`${id}/reasons.yaml`)?.entries(text) ?? new Entries([])
  const read = file.read(header)
  const folders = folder.folders(id)
  const listed = z.object({ rules: z.array(z.string()) }).safeParse(file.content).data?.rules
  const names = new Set([...(listed ?? []), ...folders].filter((name) => folders.includes(name)))
  const conceptsWhole = concepts.length === folder.folders('concepts').length
  const rules = await loadRules(
    folder,
    id,
    [...names],
    {
      sources,
      units: codes.units,
      suggestions,
      overrideReasons,
      concepts,
      conceptsWhole,
      inOrder: listed !== undefined,
      reasons,
    },
    load,
  )
  if (!read) return undefined
  for (const key of ['applies', 'programmes', 'limits'] as const) {
    const name = read[key]
    if (name !== undefined && !folder.folders('concepts').includes(name))
      file.fault([key], `the concept "${name}" has no folder in concepts/: add it or mend the name`)
  }
  checkRules(file, read.rules, folders)
  checkPrefetch(file, read)
  checkRanking(file, read.ranking, folder, id, read.rules)
  return { id, ...read, rules, suggestions, overrideReasons }
}

function checkRules(file: YamlFile, rules: readonly string[], folders: readonly string[]): void {
  for (const [index, name] of rules.entries()) {
    if (!folders.includes(name))
      file.fault(['rules', index], `the rule "${name}" has no folder: add it or take the name out`)
    if (rules.indexOf(name) !== index) file.fault(['rules', index], `the rule "${name}" is listed twice: take one out`)
  }
  for (const name of folders)
    if (!rules.includes(name))
      file.fault(['rules'], `the folder "${name}" is not among the rules: list it at its place, or take it out`)
}

function checkPrefetch(file: YamlFile, { prefetch, needed, hook }: z.output<typeof header>): void {
  for (const [key, template] of Object.entries(prefetch))
    for (const message of templateFaults(template, hook)) file.fault(['prefetch', key], message)
  for (const [group, keys] of needed.entries())
    for (const [index, key] of keys.entries())
      if (!Object.hasOwn(prefetch, key))
        file.fault(['needed', group, index], `"${key}" is no key of prefetch: add its template or mend the name`)
}
