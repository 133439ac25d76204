import type { CodeableConcept } from 'fhir/r4.js'
import type { z } from 'zod'
import type { CodeBook, CodeList } from '../../dictionary.ts'
import { conceptOf, rowOf } from './concept-of.ts'
import { entries } from './entry.ts'

type Lists = ReadonlyMap<string, CodeList>

/** Entries named by lists of the code book; a `code` must be one of the list's. */
export function inLists<S extends z.ZodType<{ readonly code?: string }>>(lists: Lists, file: string, entry: S) {
  return entries(entry, (name, { code }) => {
    if (!lists.has(name)) return [[], `"${name}" is no list of ${file}: mend the name`]
    return code === undefined || codeIn(lists, name, code) ? null : [['code'], notIn(name, file, code)]
  })
}

/** Why a code cannot stand with a list. */
export function notIn(list: string, file: string, code: string): string {
  return `"${code}" is no code of ${list} in ${file}: mend it, or tell of it under resources`
}

/** Whether a list has a code. */
export function codeIn(lists: ReadonlyMap<string, Pick<CodeList, 'codes'>>, list: string, code: string): boolean {
  return lists.get(list)?.codes.some((row) => row.code === code) === true
}

/** A list by one of its codes, the first that is sure enough unless one is given. @throws Error for a list without */
export function listed(lists: Lists, name: string, code: string | undefined, codes: CodeBook): CodeableConcept {
  const row = rowOf(lists.get(name)?.codes ?? [], code)
  if (!row) throw new Error(`the list "${name}" has no code${code === undefined ? '' : ` ${code}`}`)
  return conceptOf(row, codes)
}
