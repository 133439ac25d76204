import { systemKey } from '../knowledge/codes/systems.ts'
import type { CodeBook, ListedCode, Spelling } from '../knowledge/dictionary.ts'

/** A Coding as senders write it: the code may be a number, or have spaces around it. */
export interface LooseCoding {
  readonly system?: unknown
  readonly code?: unknown
  readonly display?: unknown
}

/** The Codings in the `code` of a resource or component, whatever was sent in their place. */
export function codingsOf(coded: { readonly code?: unknown }): readonly LooseCoding[] {
  const codings = (coded.code as { readonly coding?: unknown } | null | undefined)?.coding
  if (!Array.isArray(codings)) return none
  return codings.every(isObject) ? codings : codings.filter(isObject)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** The code of a Coding as text, empty when there is none. */
export function codeOf({ code }: LooseCoding): string {
  return typeof code === 'string' || typeof code === 'number' ? String(code).trim() : ''
}

/** The rows of one code system: by their codes, and by those that others can be below. */
class Rows<Row> {
  readonly #spelling: Spelling
  readonly #exact = new Map<string, Row[]>()
  readonly #below = new Map<string, Row[]>()
  /** Length of the longest code that others can be below; a sent code may be of any length. */
  #longest = 0

  constructor(spelling: Spelling) {
    this.#spelling = spelling
  }

  add(row: Row, written: string, below: boolean): void {
    const code = this.#spelt(written)
    add(this.#exact, code, row)
    const { mainEnding } = this.#spelling
    if (mainEnding !== undefined) add(this.#exact, this.#spelt(`${written}${mainEnding}`), row)
    if (!below) return
    add(this.#below, code, row)
    this.#longest = Math.max(this.#longest, code.length)
  }

  find(written: string): readonly Row[] {
    const code = this.#spelt(written)
    const exact = this.#exact.get(code)
    if (this.#longest === 0) return exact ?? none
    const found = new Set(exact)
    for (let length = Math.min(code.length - 1, this.#longest); length > 0; length--) {
      for (const row of this.#below.get(code.slice(0, length)) ?? []) found.add(row)
    }
    return [...found]
  }

  /** A code as it is compared. */
  #spelt(code: string): string {
    const cased = this.#spelling.anyCase ? code.toUpperCase() : code
    return this.#spelling.anyDots ? cased.replaceAll('.', '') : cased
  }
}

/** By which keys the system of an alias is known. */
export function keysOf(
  alias: string,
  { systems, spellings }: Pick<CodeBook, 'systems' | 'spellings'>,
): ReadonlySet<string> {
  const spelt = [...(systems.get(alias) ?? []), ...(spellings.get(alias)?.names ?? [])]
  return new Set(spelt.flatMap((each) => systemKey(each) ?? []))
}

/** Finds the rows of code lists that a coding means: an exact (system, code), or `below` a listed one. */
export class CodeIndex<Row extends ListedCode> {
  readonly #systems = new Map<string, Rows<Row>>()
  /** Beginnings of systems of which an edition follows. */
  readonly #editions: string[] = []

  constructor(rows: Iterable<Row>, { systems, spellings }: Pick<CodeBook, 'systems' | 'spellings'>) {
    const ofAlias = new Map<string, Rows<Row>>()
    for (const row of rows) {
      const known = ofAlias.get(row.system) ?? this.#open(row.system, systems, spellings)
      ofAlias.set(row.system, known)
      known.add(row, row.code, row.below === true)
    }
  }

  #open(alias: string, systems: CodeBook['systems'], spellings: CodeBook['spellings']): Rows<Row> {
    const spelling = spellings.get(alias) ?? { names: [] }
    const keys = [...keysOf(alias, { systems, spellings })]
    // A site may have rows of a system that is here already.
    const rows =
      keys.map((key) => this.#systems.get(key)).find((known) => known !== undefined) ?? new Rows<Row>(spelling)
    for (const key of keys) {
      this.#systems.set(key, rows)
      if (spelling.editions) this.#editions.push(`${key}/`)
    }
    return rows
  }

  /** The rows that any of these match, each once: a list of codes may repeat itself without end. */
  findAll(codings: readonly LooseCoding[]): readonly Row[] {
    const [only, ...others] = codings
    if (only && others.length === 0) return this.find(only)
    return [...new Set(codings.flatMap((coding) => this.find(coding)))]
  }

  /** All rows that match; a main code may have the ending that its system has for it. @see docs/reading.md#codes */
  find(coding: LooseCoding): readonly Row[] {
    const key = systemKey(coding.system)
    if (key === undefined) return none
    return (this.#systems.get(key) ?? this.#edition(key))?.find(codeOf(coding)) ?? none
  }

  #edition(key: string): Rows<Row> | undefined {
    const beginning = this.#editions.find((each) => key.startsWith(each))
    return beginning === undefined ? undefined : this.#systems.get(beginning.slice(0, -1))
  }
}

const none: readonly never[] = []

function add<Row>(index: Map<string, Row[]>, code: string, row: Row): void {
  const rows = index.get(code) ?? []
  index.set(code, rows)
  rows.push(row)
}
