import type { CodeBook, ListedCode } from '../knowledge/knowledge.ts'

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

/** Finds the rows of code lists that a coding means: an exact (system, code), or `below` a listed one. */
export class CodeIndex<Row extends ListedCode> {
  readonly #systems = new Map<string, Map<string, Row[]>>()
  readonly #below = new Map<string, Map<string, Row[]>>()
  /** Length of the longest code that others can be below; a sent code may be of any length. */
  #longest = 0

  constructor(rows: Iterable<Row>, systems: CodeBook['systems']) {
    for (const row of rows) {
      for (const uri of systems.get(row.system) ?? []) {
        add(this.#systems, uri, row.code, row)
        if (!row.below) continue
        add(this.#below, uri, row.code, row)
        this.#longest = Math.max(this.#longest, row.code.length)
      }
    }
  }

  /** The rows that any of these match, each once: a list of codes may repeat itself without end. */
  findAll(codings: readonly LooseCoding[]): readonly Row[] {
    const [only, ...others] = codings
    if (only && others.length === 0) return this.find(only)
    return [...new Set(codings.flatMap((coding) => this.find(coding)))]
  }

  /** All rows that match; a code that ends in `.00` is also its main code. @see codes.md section 0, ICPC-1-NL */
  find(coding: LooseCoding): readonly Row[] {
    if (typeof coding.system !== 'string') return none
    const system = coding.system.trim()
    const codes = this.#systems.get(system)
    if (!codes) return none
    const code = codeOf(coding)
    const exact = codes.get(code) ?? (code.endsWith('.00') ? codes.get(code.slice(0, -3)) : undefined)
    const below = this.#below.get(system)
    if (!below) return (exact as readonly Row[] | undefined) ?? none
    const found = new Set(exact)
    for (let length = Math.min(code.length - 1, this.#longest); length > 0; length--) {
      for (const row of below.get(code.slice(0, length)) ?? []) found.add(row)
    }
    return [...found]
  }
}

const none: readonly never[] = []

function add<Row>(index: Map<string, Map<string, Row[]>>, uri: string, code: string, row: Row): void {
  const codes = index.get(uri) ?? new Map<string, Row[]>()
  index.set(uri, codes)
  const rows = codes.get(code) ?? []
  codes.set(code, rows)
  rows.push(row)
}

/** Lower case without accents, for comparing words. */
export function fold(text: string): string {
  const plain = /^[ -~]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')
  return plain.toLowerCase()
}

/** Where a whole word or phrase stands in a folded text, -1 when it does not. */
export function wordAt(text: string, phrase: string): number {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + phrase.length])) return at
  }
  return -1
}

/** Whether some word of a folded text begins with this. */
export function hasBeginning(text: string, beginning: string): boolean {
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
    if (!isLetter(text[at - 1])) return true
  }
  return false
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}
