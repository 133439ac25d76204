/** Deepest nesting of a JSON value that is taken in; FHIR data stay far below it. */
export const deepest = 200

/** Whether a JSON value is nested deeper than `deepest`; itself without recursion. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    const below: unknown[] = []
    for (const item of level) {
      if (!isNested(item)) continue
      for (const part of Array.isArray(item) ? item : Object.values(item)) if (isNested(part)) below.push(part)
    }
    level = below
  }
  return false
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
