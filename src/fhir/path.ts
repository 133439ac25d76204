import r4 from 'fhirpath/fhir-context/r4'

type Walk = (input: unknown) => unknown[]

/** From the elements found so far to the next. */
type Step = (found: readonly unknown[]) => unknown[]

const segment = /^(?:([a-z][A-Za-z]*)(?:\.ofType\(([A-Za-z]+)\))?|where\(url = '([^']*)'\))(?:\.|$)/
const paths: Readonly<Record<string, unknown>> = r4.choiceTypePaths
const types: Readonly<Record<string, unknown>> = r4.path2Type

/**
 * Compiles a FHIRPath that only names elements, one after another, or picks extensions by url, to plain property access; null for
 * any other path. Such paths are nearly all that views have, and walking them directly is some twenty times faster. A test holds
 * both against each other.
 * @param base the type or path that the expression starts from, e.g. `Observation.component`
 * @see https://hl7.org/fhirpath/N1/#path-selection
 */
export function compileWalk(base: string, path: string): Walk | null {
  const steps: Step[] = []
  let at = base
  for (let rest = path; rest !== ''; ) {
    const [matched, name, type, url] = segment.exec(rest) ?? []
    if (matched === undefined) return null
    rest = rest.slice(matched.length)
    if (matched.endsWith('.') && rest === '') return null
    if (name === undefined) {
      steps.push((found) => found.filter((each) => (each as { url?: unknown } | null)?.url === url))
      continue
    }
    const step = stepTo(at, name, type)
    if (!step) return null
    steps.push(step)
    at = typeOf(type ?? `${at}.${name}`)
  }
  return (input) => steps.reduce<unknown[]>((found, step) => step(found), [input])
}

/** A choice element stands under the name of its type: `value.ofType(Quantity)` is `valueQuantity`; the value of an extension is whichever it has. */
function stepTo(at: string, name: string, type: string | undefined): Step | null {
  const choice = `${at}.${name}` in paths
  if (choice && type) return childrenOf(`${name}${type[0]?.toUpperCase()}${type.slice(1)}`)
  if (choice && at === 'Extension') return valuesOf
  return choice || type ? null : childrenOf(name)
}

/** The type of an element, as far as the model names one; backbone elements keep their path. */
function typeOf(path: string): string {
  const type = types[path]
  return typeof type === 'string' && type !== 'BackboneElement' && type !== 'Element' ? type : path
}

function childrenOf(key: string): Step {
  return (parents) => {
    const children: unknown[] = []
    for (const parent of parents) {
      if (typeof parent === 'object' && parent !== null) collect((parent as Record<string, unknown>)[key], children)
    }
    return children
  }
}

function valuesOf(extensions: readonly unknown[]): unknown[] {
  const values: unknown[] = []
  for (const extension of extensions) {
    if (typeof extension !== 'object' || extension === null) continue
    for (const [key, value] of Object.entries(extension)) if (/^value[A-Z]/.test(key)) collect(value, values)
  }
  return values
}

function collect(value: unknown, into: unknown[]): void {
  if (Array.isArray(value)) for (const each of value) collect(each, into)
  else if (value !== undefined && value !== null) into.push(value)
}
