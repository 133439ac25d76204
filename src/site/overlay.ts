import type { CodeBook, Knowledge, ListedCode } from '../knowledge/knowledge.ts'
import type { LocalCodes } from './local-codes.ts'

/** The code book with the rows of a site added. */
export function withLocalCodes(codes: CodeBook, local: LocalCodes): CodeBook {
  const { medications } = codes
  return {
    ...codes,
    systems: new Map([...codes.systems, ...local.systems]),
    measures: added(codes.measures, local.measures),
    findings: added(codes.findings, local.findings),
    conditions: added(codes.conditions, local.conditions),
    procedures: added(codes.procedures, local.procedures),
    medications: {
      ...medications,
      products: [...medications.products, ...local.products],
      names: [...medications.names, ...local.names].sort((one, other) => other.name.length - one.name.length),
    },
  }
}

function added<Row extends ListedCode, List extends { readonly codes: readonly Row[] }>(
  lists: ReadonlyMap<string, List>,
  rows: ReadonlyMap<string, readonly Row[]>,
): ReadonlyMap<string, List> {
  return new Map(
    [...lists].map(([name, list]) => [name, { ...list, codes: [...list.codes, ...(rows.get(name) ?? [])] }]),
  )
}

/** What of a site changes the knowledge, as text for its hash; nothing for a site that adds nothing. */
export function textsOf(
  local: LocalCodes,
  programmes: Knowledge['programmes'],
): readonly (readonly [string, string])[] {
  const rows = Object.entries(local).map(([kind, all]) => [kind, all instanceof Map ? [...all] : all] as const)
  const some = rows.filter(([, all]) => all.length > 0)
  return [
    ...(some.length > 0 ? [['site/codes', JSON.stringify(some)] as const] : []),
    ...(programmes.length > 0 ? [['site/programmes', JSON.stringify(programmes)] as const] : []),
  ]
}
