import r4 from 'fhirpath/fhir-context/r4'

type Found = readonly unknown[]
type Walk = (input: unknown) => Found

/** From the elements found so far to the next. */
type Step = (found: Found) => Found

const segment = /^(?:([a-z][A-Za-z]*)(?:\.ofType\(([A-Za-z]+)\))?|where\(url = '([^']*)'\))(?:\.|$)/
const paths: Readonly<Record<string, readonly string[]>> = r4.choiceTypePaths
const types: Readonly<Record<string, unknown>> = r4.path2Type

/**
 * Compiles a FHIRPath that only names elements, one after another, or picks extensions by url, to plain property access; also
 * unions of such paths, and whether one has a value. Null for any other path. Such paths are nearly all that views have, and walking
 * them directly is some twenty times faster. A test holds both against each other.
 * @param base the type or path that the expression starts from, e.g. `Observation.component`
 * @see https://hl7.org/fhirpath/N1/#path-selection "Path selection"
 */
export function compileWalk(base: string, path: string): Walk | null {
  const walks = path.split(' | ').map((part) => compilePart(base, part))
  const [first] = walks
  if (walks.length === 1) return first ?? null
  const known = walks.filter((walk) => walk !== null)
  return known.length === walks.length ? (input) => distinct(known.flatMap((walk) => walk(input))) : null
}

/** A union holds equal values once; in time that grows with their number alone. */
function distinct(values: Found): Found {
  if (values.length < 2) return values
  const known = new Map<string, unknown>()
  for (const value of values) {
    const key = JSON.stringify(value, inOrder)
    if (!known.has(key)) known.set(key, value)
  }
  return [...known.values()]
}

/** Members in the order of their names: the order in which they were sent makes no difference. */
function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

const existence = '.exists()'

function compilePart(base: string, path: string): Walk | null {
  if (!path.endsWith(existence)) return compileSteps(base, path)
  const given = path.slice(0, -existence.length)
  const walk = compileSteps(base, given)
  const whole = compileSteps(base, given.slice(0, Math.max(given.lastIndexOf('.'), 0)))
  const besides = `_${given.slice(given.lastIndexOf('.') + 1)}`
  return walk && ((input) => [walk(input).length > 0 || (whole?.(input) ?? [input]).some((each) => has(each, besides))])
}

/** Whether a primitive without a value has something else, such as an extension. @see https://hl7.org/fhir/R4/json.html#primitive "Representing primitive data types in JSON" */
function has(element: unknown, besides: string): boolean {
  const value = (element as Record<string, unknown> | null | undefined)?.[besides]
  return value !== undefined && value !== null
}

function compileSteps(base: string, path: string): Walk | null {
  const steps: Step[] = []
  let at = typeOf(base)
  if (path === '') return null
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
    at = /^(?:modifierE|e)xtension$/.test(name) ? 'Extension' : typeOf(type ?? `${at}.${name}`)
  }
  return (input) => {
    let found: Found = [input]
    for (const step of steps) found = step(found)
    return found
  }
}

/** A choice element stands under the name of its type: `value.ofType(Quantity)` is `valueQuantity`. */
function stepTo(at: string, name: string, type: string | undefined): Step | null {
  const choices = paths[`${at}.${name}`]
  if (!choices) return type ? null : childrenOf([name])
  return childrenOf((type ? [type] : choices).map((each) => `${name}${each[0]?.toUpperCase()}${each.slice(1)}`))
}

/** The type of an element, as far as the model names one; backbone elements keep their path. */
function typeOf(path: string): string {
  const type = types[path]
  return typeof type === 'string' && type !== 'BackboneElement' && type !== 'Element' ? type : path
}

function childrenOf(keys: readonly string[]): Step {
  return (parents) => {
    let children: Found = nothing
    for (const parent of parents) {
      if (typeof parent !== 'object' || parent === null) continue
      for (const key of keys) children = withMore(children, (parent as Record<string, unknown>)[key])
    }
    return children
  }
}

/** Shared: most elements that are asked for are absent, or there once, and no list is grown for them. */
const nothing: Found = []

function withMore(found: Found, value: unknown): Found {
  if (value === undefined || value === null) return found
  if (Array.isArray(value)) return value.reduce<Found>(withMore, found)
  if (found === nothing) return [value]
  ;(found as unknown[]).push(value)
  return found
}
