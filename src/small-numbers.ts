/**
 * Fewest that a number may tell of, 0 aside, and fewest that a row may be about: a smaller number of people could be recognised.
 * @see docs/decisions/small-numbers.md
 */
export const fewest = { cell: 5, row: 10 } as const

/** A number that may be told; null for one that may not. */
export type Told = number | null

/**
 * What may be told of a row whose cells exclude each other and add up to its total, which may be told with them; null when nothing may, because
 * the row is about too few. Hidden are cells of 1 to 4, and with them the smallest of the others (all of those that are equal), so that no hidden one is
 * total less the rest. Every number that leaves the practice goes through here.
 * @see docs/decisions/small-numbers.md
 */
export function mayTell<Cell extends string>(
  cells: Readonly<Record<Cell, number>>,
): { readonly total: number; readonly cells: Readonly<Record<Cell, Told>> } | null {
  const counts = Object.values<number>(cells)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total < fewest.row) return null
  const isFew = (count: number) => count > 0 && count < fewest.cell
  const beside = counts.some(isFew) ? Math.min(...counts.filter((count) => count >= fewest.cell)) : null
  const told = Object.entries<number>(cells).map(([cell, count]) => [
    cell,
    isFew(count) || count === beside ? null : count,
  ])
  return { total, cells: Object.fromEntries(told) }
}
