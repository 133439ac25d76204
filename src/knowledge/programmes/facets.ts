import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { day, type Fields, text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import { type FacetName, type Facets, facetNames, type Listing } from './listing.ts'

const values = z.array(words)

/** The listing of a programme, as its file has it. */
export const listing = z.strictObject({
  does: text,
  audiences: values,
  together: values,
  where: values,
  payers: values,
  lines: values,
  signUp: values,
  easyReading: z.boolean().exactOptional(),
  reviewBy: day,
} satisfies Fields<Listing>)

/** What directory.yaml lets programmes say. */
export type LoadedFacets = {
  readonly [Name in keyof Facets]: Entries<Facets[Name] extends ReadonlyMap<string, infer T> ? T : never>
}

/** The closed lists of directory.yaml; lanes and diets must all have their words there, and nothing else. */
export function loadFacets(
  folder: Folder,
  values: { readonly lanes: readonly string[]; readonly medication: readonly string[] },
): LoadedFacets {
  const file = folder.yaml('programmes/directory.yaml')
  const names = [...facetNames, 'lanes', 'languages', 'medication'] as const
  file.read(z.strictObject(Object.fromEntries(names.map((name) => [name, z.unknown()]))))
  const facets = Object.fromEntries(names.map((name) => [name, file.entries(text, [name])])) as unknown as LoadedFacets
  for (const name of ['lanes', 'medication'] as const) {
    for (const value of values[name])
      if (!facets[name].knows(value)) file.fault([name], `"${value}" has no words: add it`)
    for (const value of values[name].length > 0 ? facets[name].keys() : [])
      if (!values[name].includes(value)) file.fault([name, value], `"${value}" is none: use ${values[name].join(', ')}`)
  }
  return facets
}

/** Checks that a listing and languages name values of directory.yaml. */
export function checkListing(
  file: YamlFile,
  said: Listing,
  languages: readonly string[] | undefined,
  facets: LoadedFacets,
): void {
  const check = (at: readonly PropertyKey[], name: FacetName | 'languages', listed: readonly string[]) => {
    for (const [index, value] of listed.entries())
      if (!facets[name].knows(value))
        file.fault(
          [...at, index],
          `"${value}" is not among the ${name} of programmes/directory.yaml: use one of ${[...facets[name].keys()].join(', ')}`,
        )
  }
  for (const name of facetNames) check(['listing', name], name, said[name])
  check(['languages'], 'languages', languages ?? [])
}
