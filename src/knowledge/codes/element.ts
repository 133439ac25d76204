import r4 from 'fhirpath/fhir-context/r4'

/** Whether FHIR R4 has a resource of this name. */
export function isResourceType(name: string): boolean {
  return ['DomainResource', 'Resource'].includes(r4.type2Parent[name] ?? '')
}

/** Elements that a path names and R4 does not have; FHIRPath reads them as empty, silently. What follows a function other than ofType is not looked at. */
export function misspelt(base: string, expression: string): readonly string[] {
  const from = base
    .split('.')
    .reduce<string | undefined>((type, step) => (type === undefined ? step : next(type, step)), undefined)
  if (from === undefined) return []
  return expression.split(' | ').flatMap((path) => walk(from, path))
}

function walk(from: string, path: string): readonly string[] {
  let type: string | undefined = from
  for (const step of path.trim().matchAll(/(\w+)(\([^()]*\))?(\.|$|.+$)/g)) {
    const [, name = '', call, rest] = step
    if (type === undefined) return []
    if (call !== undefined && name !== 'ofType') return []
    const reached: string | undefined = call === undefined ? next(type, name) : ofType(type, call.slice(1, -1))
    if (reached === undefined) return [call === undefined ? `${type}.${name}` : `${type} as ${call.slice(1, -1)}`]
    if (rest !== '.') return []
    type = reached
  }
  return []
}

/** Type of an element: a path for backbone elements and choices, else the name of its type. */
function next(type: string, element: string): string | undefined {
  for (let owner: string | undefined = type; owner; owner = r4.type2Parent[owner]) {
    const path = r4.pathsDefinedElsewhere[`${owner}.${element}`] ?? `${owner}.${element}`
    if (r4.choiceTypePaths[path]) return path
    const found = r4.path2Type[path]
    if (found) return ['BackboneElement', 'Element'].includes(found) ? path : found
  }
  return undefined
}

function ofType(path: string, wanted: string): string | undefined {
  const choice = r4.choiceTypePaths[path]
  if (!choice) return wanted
  return choice.some((each) => each.toLowerCase() === wanted.toLowerCase()) ? wanted : undefined
}
