import type { CodeableConcept } from 'fhir/r4.js'
import type { CodeBook, ListedCode } from '../../dictionary.ts'

/** The row of a code list with this code, else the first that is sure enough; undefined where there is none. */
export function rowOf<Row extends ListedCode>(rows: readonly Row[], code?: string): Row | undefined {
  if (code !== undefined) return rows.find((each) => each.code === code)
  return rows.find(({ confidence }) => confidence !== 'C') ?? rows[0]
}

/** A row of a code list as it is sent. */
export function conceptOf(
  { system, code }: Pick<ListedCode, 'system' | 'code'>,
  { systems }: CodeBook,
): CodeableConcept {
  return { coding: [{ system: systems.get(system)?.[0] ?? system, code }] }
}
