import { basename } from 'node:path'
import { z } from 'zod'
import type { LoadedCodes } from '../codes/codes.ts'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { day, type Fields, text, url, words } from '../files/text.ts'
import { checkCriterion, criterion, type LoadedCriterionNames } from './criteria.ts'
import { checkDiet } from './diets.ts'
import { checkListing, type LoadedFacets, listing } from './facets.ts'
import type { Diets, Programme } from './offer.ts'

/** The kinds of prevention. */
export const lanes = ['care-related', 'indicated'] as const

const programme = z.strictObject({
  id: words,
  name: text,
  who: text,
  lane: z.enum(lanes),
  field: words.exactOptional(),
  diet: words,
  for: z.array(words),
  regional: z.boolean(),
  form: text,
  duration: text,
  lasts: z.number().int().min(1).exactOptional(),
  payer: text,
  brief: text,
  intensity: z.enum(['general', 'intensive']),
  reimbursed: z.strictObject({ from: day, to: day.exactOptional() }).nullable(),
  languages: z.array(words).min(1).exactOptional(),
  asks: z.array(z.strictObject({ condition: words, what: words })).exactOptional(),
  checks: z.literal('yearly').exactOptional(),
  evidence: text,
  consent: text.nullable(),
  checkedOn: day,
  source: words,
  url,
  criteria: z.array(criterion),
  until: day.exactOptional(),
  listing,
} satisfies Fields<Omit<Programme, 'area' | 'variantOf' | 'local'>>)

/** Files of `programmes/` that are no programme. */
const others = ['recognition.yaml', 'conversations.yaml', 'diets.yaml', 'criteria.yaml', 'directory.yaml']

/** What programmes refer to. */
export interface ProgrammeNames {
  readonly codes: LoadedCodes
  readonly sources: Entries<unknown>
  readonly diets: Diets
  readonly criteria: LoadedCriterionNames
  readonly facets: LoadedFacets
}

/** The programmes of `programmes/`, one file each, named by id. */
export function loadProgrammes(folder: Folder, known: ProgrammeNames): readonly Programme[] {
  const { codes, sources, diets, criteria, facets } = known
  const paths = folder.files('programmes').filter((path) => !others.includes(basename(path)) && path.endsWith('.yaml'))
  return paths.flatMap((path) => {
    const file = folder.yaml(path)
    const found = file.read(programme)
    if (!found) return []
    const { id, source, diet } = found
    checkDiet(file, ['diet'], diet, diets)
    checkListing(file, found.listing, found.languages, facets)
    for (const [index, condition] of found.for.entries())
      if (!codes.conditions.knows(condition))
        file.fault(['for', index], `"${condition}" is no list of codes/conditions.yaml: mend it`)
    for (const [index, { condition }] of (found.asks ?? []).entries())
      if (!codes.conditions.knows(condition))
        file.fault(['asks', index, 'condition'], `"${condition}" is no list of codes/conditions.yaml: mend it`)
    if (id !== basename(path, '.yaml'))
      file.fault(['id'], `the id "${id}" is not the name of the file: make them the same`)
    if (!sources.knows(source))
      file.fault(['source'], `the source "${source}" is not in sources.yaml: add it there or mend the id`)
    for (const [index, each] of found.criteria.entries()) checkCriterion(file, index, each, codes, criteria)
    return [found]
  })
}
