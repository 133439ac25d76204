import { z } from 'zod'
import { checkCodes } from '../knowledge/codes/code-list.ts'
import { fold, wordAt } from '../knowledge/codes/folded-text.ts'
import { drugName, product } from '../knowledge/codes/medications.ts'
import { Entries } from '../knowledge/files/entries.ts'
import type { Path, YamlFile } from '../knowledge/files/yaml.ts'
import type { CodeBook, Medications } from '../knowledge/knowledge.ts'
import type { LocalSystems } from './local-systems.ts'

const local = { confidence: 'A', source: 'site' } as const
const localProduct = product.omit({ confidence: true, source: true, ingredients: true })
const localName = drugName.omit({ confidence: true })
const everything = new Entries<unknown>(undefined)

/** The product codes that a site adds. They may say more of a drug that the code book knows, never less. */
export function readLocalProducts(
  file: YamlFile,
  { medications }: CodeBook,
  systems: LocalSystems,
  whole: boolean,
): Medications['products'] {
  const at = ['codes', 'medications', 'products']
  const rows = itemsOf(file, localProduct, at).map(
    ([index, row]) => [index, { ...row, ...local, system: systems.alias(file, [...at, index], row) }] as const,
  )
  checkCodes(file, at, rows, { systems: everything, sources: everything })
  for (const [index, row] of rows) {
    const same = medications.products.filter(({ system }) => system === row.system)
    if (same.some(({ code }) => code === row.code))
      file.fault([...at, index, 'code'], `${row.system} ${row.code} stands in products already: take it out`)
    const within = same.filter(({ code, below }) => below && row.code.startsWith(code))
    if (whole) checkClasses(file, [...at, index], row.classes, within, medications)
  }
  return rows.map(([, row]) => row)
}

/** The drug names that a site adds. */
export function readLocalNames(file: YamlFile, { medications }: CodeBook, whole: boolean): Medications['names'] {
  const at = ['codes', 'medications', 'names']
  const rows = itemsOf(file, localName, at)
  const seen = new Set(medications.names.map(({ name }) => fold(name)))
  for (const [index, { name, classes }] of rows) {
    if (seen.has(fold(name))) file.fault([...at, index, 'name'], `"${name}" stands in names already: take it out`)
    seen.add(fold(name))
    const within = medications.names.filter((known) => wordAt(fold(name), fold(known.name)) >= 0)
    if (whole) checkClasses(file, [...at, index], classes, within, medications)
  }
  return rows.map(([, row]) => ({ ...row, confidence: local.confidence }))
}

function itemsOf<S extends z.ZodType>(
  file: YamlFile,
  schema: S,
  at: Path,
): readonly (readonly [number, z.output<S>])[] {
  return file.read(z.unknown().optional(), at) === undefined ? [] : file.items(schema, at)
}

/** A class must be known; what the code book takes for a drug of a group stays one. */
function checkClasses(
  file: YamlFile,
  at: Path,
  classes: readonly string[],
  within: readonly { readonly classes: readonly string[] }[],
  medications: Medications,
): void {
  for (const [index, name] of classes.entries())
    if (!medications.classes.has(name))
      file.fault(
        [...at, 'classes', index],
        `the class "${name}" is not known: use one of ${[...medications.classes.keys()].join(', ')}`,
      )
  for (const { title, classes: members } of medications.groups.values())
    if (
      within.some((known) => known.classes.some((name) => members.has(name))) &&
      !classes.some((name) => members.has(name))
    )
      file.fault(
        [...at, 'classes'],
        `the code book takes this for ${title.en}, and a local row cannot take that away: name one of ${[...members].join(', ')}, or take the row out`,
      )
}
