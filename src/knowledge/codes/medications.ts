import { z } from 'zod'
import type { Entries } from '../files/entries.ts'
import type { Folder } from '../files/folder.ts'
import { type Fields, text, words } from '../files/text.ts'
import type { YamlFile } from '../files/yaml.ts'
import type { DrugClass, DrugGroup, ListedCode, Medications, Placeholders } from './code-book.ts'
import { checkCodes, listedCode, type Terminology } from './code-list.ts'
import { loadDrugGroups } from './drug-groups.ts'

const classes = z.array(words)
/** A product code and the classes it means. */
export const product = listedCode.extend({
  classes,
  atc: words.exactOptional(),
  ingredients: z.array(words).exactOptional(),
} satisfies Fields<Omit<Medications['products'][number], keyof ListedCode>>)
/** A name of a drug and the classes it means. */
export const drugName = z.strictObject({
  name: words,
  classes,
  atc: words.exactOptional(),
  generic: z.boolean().exactOptional(),
  misspelt: z.boolean().exactOptional(),
  confidence: z.enum(['A', 'B', 'C']),
  source: words.exactOptional(),
} satisfies Fields<Medications['names'][number]>)
/** What names no drug. */
export const placeholders = z.strictObject({
  systems: z.array(words),
  texts: z.array(words),
  between: z.array(words).exactOptional(),
} satisfies Fields<Placeholders>)
/** A part of a word that tells a drug. */
export const drugStem = drugName.extend({ begins: z.boolean().exactOptional() } satisfies Fields<
  Omit<Medications['stems'][number], keyof Medications['names'][number]>
>)
const drugClass = z.strictObject({ title: text, groups: z.array(words).min(1).exactOptional() })
const top = z.strictObject({
  groups: z.unknown(),
  classes: z.unknown(),
  products: z.unknown(),
  names: z.unknown(),
  stems: z.unknown(),
  words: z.unknown(),
  counterExamples: z.array(words),
  otherDrugs: z.array(words).exactOptional(),
  forms: z.array(words).exactOptional(),
  placeholders,
})

/** Medications with the names of classes that other files may refer to. */
export interface MedicationList extends Medications {
  readonly classes: Entries<DrugClass>
  readonly groups: Entries<DrugGroup>
}

/** Classes of drugs and how products, names and words lead to them. */
export function loadMedications(folder: Folder, known: Terminology): MedicationList {
  const file = folder.yaml('codes/medications.yaml')
  const {
    counterExamples = [],
    otherDrugs = [],
    forms = [],
    placeholders = { systems: [], texts: [] },
  } = file.read(top) ?? {}
  for (const [index, alias] of placeholders.systems.entries())
    if (!known.systems.knows(alias))
      file.fault(['placeholders', 'systems', index], `there is no code system "${alias}" in codes/systems.yaml`)
  const listed = file.entries(drugClass, ['classes'])
  const products = file.items(product, ['products'])
  const names = file.items(drugName, ['names'])
  checkCodes(file, ['products'], products, known)
  checkClasses(file, 'products', products, listed)
  checkClasses(file, 'names', names, listed)
  checkOnce(file, 'names', names, ({ name }) => name)
  for (const [row, { source }] of names)
    if (source !== undefined && !known.sources.knows(source))
      file.fault(['names', row, 'source'], `the source "${source}" is not in sources.yaml: add it there or mend the id`)
  const stems = file.items(drugStem, ['stems'])
  checkClasses(file, 'stems', stems, listed)
  checkOnce(file, 'stems', stems, ({ name }) => name)
  return {
    classes: listed.mapped(({ title }, name) => ({ name, title })),
    groups: loadDrugGroups(file, listed),
    products: products.map(([, product]) => product),
    names: longestFirst(names),
    stems: longestFirst(stems),
    counterExamples,
    otherDrugs,
    forms,
    placeholders,
  }
}

type Items<T> = readonly (readonly [number, T])[]

function longestFirst<Row extends { readonly name: string }>(rows: Items<Row>): readonly Row[] {
  return rows.map(([, row]) => row).sort((one, other) => other.name.length - one.name.length)
}

function checkClasses(
  file: YamlFile,
  list: string,
  items: Items<{ classes: readonly string[] }>,
  known: Entries<unknown>,
): void {
  for (const [row, item] of items)
    for (const [index, name] of item.classes.entries())
      if (!known.knows(name))
        file.fault([list, row, 'classes', index], `the class "${name}" is not in classes: add it there or mend it`)
}

function checkOnce<T>(file: YamlFile, list: string, items: Items<T>, nameOf: (item: T) => string): void {
  const seen = new Set<string>()
  for (const [row, item] of items) {
    const name = nameOf(item).toLowerCase()
    if (seen.has(name)) file.fault([list, row], `"${name}" stands in ${list} twice: take one out`)
    seen.add(name)
  }
}
