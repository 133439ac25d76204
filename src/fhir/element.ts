/**
 * Whether a choice element such as `deceased[x]` is there, with a value of any type or with nothing but an extension, which says that there is one that is
 * not told. `false` says that there is none.
 * @see https://hl7.org/fhir/R4/json.html#primitive "Representing primitive data types in JSON"
 */
export function isPresent(resource: unknown, name: string): boolean {
  if (typeof resource !== 'object' || resource === null) return false
  const begins = new RegExp(`^_?${name}(?:[A-Z]|$)`)
  const found = Object.entries(resource).filter(
    ([key, value]) => begins.test(key) && value !== null && value !== undefined,
  )
  return found.length > 0 && !found.some(([, value]) => value === false || value === 'false')
}
