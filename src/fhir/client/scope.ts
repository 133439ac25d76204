const shape = /^(?:patient|user|system)\/([A-Za-z]+|\*)\.(read|write|\*|c?r?u?d?s?)(\?.*)?$/

/**
 * Tells of a type whether the granted scopes plainly keep it from being read in full: there are scopes on data, and none of them reads all of
 * the type. One that a query narrows down does not count, because what it hides would look like nothing there. SMART 1 and 2. The scopes are read
 * once, however many types are asked for.
 * @see https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html "Scopes for requesting FHIR Resources"
 */
export function exclusionBy(scopes: string): (type: string) => boolean {
  const onData = scopes
    .split(/\s+/)
    .map((scope) => shape.exec(scope))
    .filter((found) => found !== null)
  if (onData.length === 0) return () => false
  const whole = new Set(onData.flatMap(([, on = '', may, narrowed]) => (reads(may) && !narrowed ? [on] : [])))
  return (type) => !whole.has('*') && !whole.has(type)
}

function reads(may: string | undefined): boolean {
  return may === 'read' || may === '*' || (may !== 'write' && /[rs]/.test(may ?? ''))
}
