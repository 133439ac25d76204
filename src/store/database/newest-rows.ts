/**
 * Of each key the row with the newest moment, in the order of their keys: two that write the same rows in one order never wait for each
 * other.
 */
export function newestRows<Row extends { readonly at: Date | string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] {
  const newest = new Map<string, Row>()
  for (const row of rows) {
    const before = newest.get(keyOf(row))
    if (!before || before.at < row.at) newest.set(keyOf(row), row)
  }
  return [...newest].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
}
