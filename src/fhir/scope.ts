const shape = /^(?:patient|user|system)\/([A-Za-z]+|\*)\.(read|write|\*|c?r?u?d?s?)(\?.*)?$/

/**
 * Whether the granted scopes plainly keep this type from being read in full: there are scopes on data, and none of them reads all of
 * the type. One that a query narrows down does not count, because what it hides would look like nothing there. SMART 1 and 2.
 * @see https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html
 */
export function excludes(scopes: string, type: string): boolean {
  const onData = scopes
    .split(/\s+/)
    .map((scope) => shape.exec(scope))
    .filter((found) => found !== null)
  return (
    onData.length > 0 && !onData.some(([, on, may, narrowed]) => (on === '*' || on === type) && reads(may) && !narrowed)
  )
}

function reads(may: string | undefined): boolean {
  return may === 'read' || may === '*' || (may !== 'write' && /[rs]/.test(may ?? ''))
}
