import { z } from 'zod'
import { checkCodes, listedCode } from '../knowledge/codes/code-list.ts'
import { measureCode } from '../knowledge/codes/measures.ts'
import { Entries } from '../knowledge/files/entries.ts'
import type { Path, YamlFile } from '../knowledge/files/yaml.ts'
import type { CodeBook, CodeList, ListedCode, Measure, MeasureCode } from '../knowledge/knowledge.ts'
import { readLocalNames, readLocalProducts } from './local-drugs.ts'
import { LocalSystems } from './local-systems.ts'

/** Rows that a site adds to the code book, by list. */
export interface LocalCodes {
  /** Systems that the code book does not know: URI -> URIs. */
  readonly systems: ReadonlyMap<string, readonly string[]>
  readonly measures: ReadonlyMap<string, Measure['codes']>
  readonly findings: ReadonlyMap<string, readonly ListedCode[]>
  readonly conditions: ReadonlyMap<string, readonly ListedCode[]>
  readonly procedures: ReadonlyMap<string, readonly ListedCode[]>
  readonly products: CodeBook['medications']['products']
  readonly names: CodeBook['medications']['names']
}

type LocalRow = Omit<ListedCode, 'confidence' | 'source'>

/** Who vouches for a local code is the site, so it is as sure as a code can be. */
const local = { confidence: 'A', source: 'site' } as const
const localCode = listedCode.omit({ confidence: true, source: true })
const localMeasureCode = measureCode.omit({ confidence: true, source: true })
const map = z.record(z.string(), z.unknown()).optional()
const everything = new Entries<unknown>(undefined)

/**
 * The local codes of a site file, checked like the rows of the code book.
 * @param whole whether the code book has no fault, so that what is not in it does not exist
 */
export function readLocalCodes(file: YamlFile, book: CodeBook, whole: boolean): LocalCodes {
  const systems = new LocalSystems(book.systems)
  const measures = rowsOf('measures', localMeasureCode, book.measures)
  checkOneFact(file, measures, book.measures)
  if (whole) checkMarks(file, measures, book.measures)
  return {
    systems: systems.added,
    measures: plain(measures),
    findings: plain(rowsOf('findings', localCode, book.findings)),
    conditions: plain(rowsOf('conditions', localCode, book.conditions)),
    procedures: plain(rowsOf('procedures', localCode, book.procedures)),
    products: readLocalProducts(file, book, systems, whole),
    names: readLocalNames(file, book, whole),
  }

  function rowsOf<Row extends LocalRow>(
    kind: string,
    schema: z.ZodType<Row>,
    lists: ReadonlyMap<string, Pick<CodeList, 'codes'>>,
  ): Rows<Row & typeof local> {
    const found = new Map<string, (readonly [number, Row & typeof local])[]>()
    for (const name of Object.keys(file.read(map, ['codes', kind]) ?? {})) {
      const at = ['codes', kind, name]
      const list = lists.get(name)
      if (whole && !list) file.fault(at, `there is no list "${name}" in ${kind}: use one of ${[...lists.keys()]}`)
      const rows = file
        .items(schema, at)
        .map(([index, row]) => [index, { ...row, ...local, system: systems.alias(file, [...at, index], row) }] as const)
      checkCodes(file, at, rows, { systems: everything, sources: everything })
      if (list) for (const [index, row] of rows) checkAdds(file, [...at, index], row, name, list.codes)
      found.set(name, rows)
    }
    return found
  }
}

type Rows<T> = ReadonlyMap<string, readonly (readonly [number, T])[]>

function plain<T>(rows: Rows<T>): ReadonlyMap<string, readonly T[]> {
  return new Map([...rows].map(([name, list]) => [name, list.map(([, row]) => row)]))
}

function checkAdds(file: YamlFile, at: Path, row: ListedCode, name: string, codes: readonly ListedCode[]): void {
  const { system, code, mark } = row
  if (codes.some((each) => each.system === system && each.code === code))
    file.fault([...at, 'code'], `${system} ${code} stands in "${name}" already: take it out`)
  const marks = [...new Set(codes.flatMap((each) => each.mark ?? []))]
  if (mark !== undefined && !marks.includes(mark))
    file.fault([...at, 'mark'], `the mark "${mark}" means nothing in "${name}": ${offer(marks)}`)
}

/** What a code says of how a value was taken must be looked at in its measure. */
function checkMarks(file: YamlFile, rows: Rows<MeasureCode>, measures: CodeBook['measures']): void {
  for (const [name, list] of rows)
    for (const [index, { says = [], denies = [] }] of list)
      for (const [key, named] of Object.entries({ says, denies }))
        for (const [at, mark] of named.entries())
          if (measures.get(name)?.marks?.includes(mark) !== true)
            file.fault(
              ['codes', 'measures', name, index, key, at],
              `the mark "${mark}" means nothing in "${name}": ${offer(measures.get(name)?.marks ?? [])}`,
            )
}

function offer(marks: readonly string[]): string {
  return `${marks.length > 0 ? `use ${marks.join(', ')}, or ` : ''}leave it out`
}

/** One code supplies the value of one measure. */
function checkOneFact(file: YamlFile, rows: Rows<ListedCode>, measures: CodeBook['measures']): void {
  const owner = new Map<string, string>()
  for (const { name, codes } of measures.values())
    for (const { system, code } of codes) owner.set(`${system}|${code}`, name)
  for (const [name, list] of rows)
    for (const [index, { system, code }] of list) {
      const other = owner.get(`${system}|${code}`)
      if (other !== undefined && other !== name)
        file.fault(
          ['codes', 'measures', name, index, 'code'],
          `${system} ${code} is a code of ${other} too: one code, one fact`,
        )
      owner.set(`${system}|${code}`, name)
    }
}
