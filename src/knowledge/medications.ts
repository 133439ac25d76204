import { z } from 'zod'
import { checkCodes, listedCode, type Terminology } from './code-list.ts'
import type { Entries } from './entries.ts'
import type { Folder } from './folder.ts'
import type { DrugClass, ListedCode, Medications } from './knowledge.ts'
import { type Fields, text, words } from './text.ts'
import type { YamlFile } from './yaml.ts'

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
  confidence: z.enum(['A', 'B', 'C']),
} satisfies Fields<Medications['names'][number]>)
const top = z.strictObject({
  classes: z.unknown(),
  products: z.unknown(),
  names: z.unknown(),
  words: z.unknown(),
  counterExamples: z.array(words),
})

/** Medications with the names of classes that other files may refer to. */
export interface MedicationList extends Medications {
  readonly classes: Entries<DrugClass>
}

/** Classes of drugs and how products, names and words lead to them. */
export function loadMedications(folder: Folder, known: Terminology): MedicationList {
  const file = folder.yaml('codes/medications.yaml')
  const counterExamples = file.read(top)?.counterExamples ?? []
  const listed = file.entries(z.strictObject({ title: text, glucoseLowering: z.boolean() }), ['classes'])
  const products = file.items(product, ['products'])
  const names = file.items(drugName, ['names'])
  const hints = file.items(z.strictObject({ word: words, whole: z.boolean() }), ['words'])
  checkCodes(file, ['products'], products, known)
  checkClasses(file, 'products', products, listed)
  checkClasses(file, 'names', names, listed)
  checkOnce(file, 'names', names, ({ name }) => name)
  checkOnce(file, 'words', hints, ({ word }) => word)
  return {
    classes: listed.mapped((value, name) => ({ name, ...value })),
    products: products.map(([, product]) => product),
    names: names.map(([, name]) => name).sort((a, b) => b.name.length - a.name.length),
    words: hints.map(([, hint]) => hint),
    counterExamples,
  }
}

type Items<T> = readonly (readonly [number, T])[]

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
