import r4 from 'fhirpath/fhir-context/r4'

type Walk = (input: unknown) => unknown[]

/** An element, or a choice element of one type under its own name: `value.ofType(Quantity)` is `valueQuantity`. */
const segment = /^([a-z][A-Za-z]*)(?:\.ofType\(([A-Za-z]+)\))?(?:\.|$)/
const paths: Readonly<Record<string, unknown>> = r4.choiceTypePaths
const types: Readonly<Record<string, unknown>> = r4.path2Type

/**
 * Compiles a FHIRPath that only names elements, one after another, to plain property access; null for any other path. Such paths
 * are nearly all that views have, and walking them directly is some twenty times faster. A test holds both against each other.
 * @param base the type or path that the expression starts from, e.g. `Observation.component`
 * @see https://hl7.org/fhirpath/N1/#path-selection
 */
export function compileWalk(base: string, path: string): Walk | null {
  const keys = keysOf(base, path)
  if (!keys) return null
  return (input) => {
    let found: unknown[] = [input]
    for (const key of keys) found = childrenOf(found, key)
    return found
  }
}

/** The property names of a path, null when it is more than names. */
function keysOf(base: string, path: string): readonly string[] | null {
  const keys: string[] = []
  let at = base
  for (let rest = path; rest !== ''; ) {
    const [matched, name, type] = segment.exec(rest) ?? []
    if (matched === undefined || name === undefined) return null
    const choice = `${at}.${name}` in paths
    if (choice !== (type !== undefined)) return null
    keys.push(type ? `${name}${type[0]?.toUpperCase()}${type.slice(1)}` : name)
    at = typeOf(type ?? `${at}.${name}`)
    rest = rest.slice(matched.length)
    if (matched.endsWith('.') && rest === '') return null
  }
  return keys
}

/** The type of an element, as far as the model names one; backbone elements keep their path. */
function typeOf(path: string): string {
  const type = types[path]
  return typeof type === 'string' && type !== 'BackboneElement' && type !== 'Element' ? type : path
}

function childrenOf(parents: readonly unknown[], key: string): unknown[] {
  const children: unknown[] = []
  for (const parent of parents) {
    if (typeof parent !== 'object' || parent === null) continue
    const child = (parent as Record<string, unknown>)[key]
    if (Array.isArray(child)) children.push(...child.filter(exists))
    else if (exists(child)) children.push(child)
  }
  return children
}

function exists(value: unknown): boolean {
  return value !== undefined && value !== null
}
