/** Deepest nesting of a JSON value that is taken in; FHIR data stay far below it. */
export const deepest = 200

/** Whether a JSON value is nested deeper than `deepest`; itself without recursion. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    const below: unknown[] = []
    for (const item of level) {
      if (Array.isArray(item)) for (const part of item) addNested(part, below)
      // A list of all values takes longer than parsing where an object has very many.
      else if (isNested(item)) for (const name in item) addNested(item[name], below)
    }
    level = below
  }
  return false
}

function addNested(value: unknown, to: unknown[]): void {
  if (isNested(value)) to.push(value)
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
