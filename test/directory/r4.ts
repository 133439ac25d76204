import r4 from 'fhirpath/fhir-context/r4'

const types: Readonly<Record<string, string>> = r4.path2Type
const choices: Readonly<Record<string, readonly string[]>> = r4.choiceTypePaths
const repeating = r4.path2Repeating as Readonly<Record<string, boolean>>
const resources = new Set((r4 as unknown as { readonly availableTypes: readonly string[] }).availableTypes)

/** How JSON writes a primitive of FHIR. */
const written = (type: string): string => {
  if (type === 'boolean') return 'boolean'
  return /^(integer|decimal|positiveInt|unsignedInt)$/.test(type) ? 'number' : 'string'
}

/**
 * What of a resource FHIR R4 does not know: elements that its type does not have, lists where there is one and the other way round, values
 * written otherwise, and what is empty. By the model that FHIRPath is given.
 */
export function faultsInR4(resource: object): readonly string[] {
  const { resourceType } = resource as { readonly resourceType: string }
  return resources.has(resourceType)
    ? faultsIn(resource, resourceType, resourceType)
    : [`${resourceType} is no resource`]
}

function faultsIn(value: object, type: string, at: string): readonly string[] {
  const entries = Object.entries(value).filter(([name]) => name !== 'resourceType')
  if (entries.length === 0) return [`${at} is empty`]
  return entries.flatMap(([name, item]) => {
    const place = `${at}.${name}`
    const found = elementOf(type, name.replace(/^_/, ''))
    if (!found) return [`${place} is no element of ${type}`]
    if (Array.isArray(item) !== found.repeats) return [`${place} is ${found.repeats ? 'no' : 'a'} list`]
    const items: readonly unknown[] = [item].flat()
    if (items.length === 0) return [`${place} is empty`]
    return items.flatMap((each) => {
      if (name.startsWith('_')) return faultsIn(each as object, 'Element', place)
      if (/^[a-z]/.test(found.type))
        return typeof each === written(found.type) && each !== '' ? [] : [`${place} is no ${found.type}`]
      if (typeof each !== 'object' || each === null) return [`${place} is no ${found.type}`]
      return found.type === 'Resource' ? faultsInR4(each) : faultsIn(each, found.type, place)
    })
  })
}

/** The type of an element, and whether it repeats; a type without a name of its own is its path. */
function elementOf(type: string, name: string): { readonly type: string; readonly repeats: boolean } | undefined {
  const owner = [type, ...parentsOf(type)].find((each) => types[`${each}.${name}`] !== undefined)
  const path = `${owner}.${name}`
  if (owner !== undefined) {
    const said = types[path] ?? ''
    const own = said.startsWith('System.') ? 'string' : said === 'BackboneElement' || said === 'Element' ? path : said
    return { type: own, repeats: repeating[path] === true }
  }
  for (const each of [type, ...parentsOf(type)])
    for (const [path, allowed] of Object.entries(choices))
      if (path.startsWith(`${each}.`))
        for (const choice of allowed)
          if (`${path.slice(each.length + 1)}${choice}` === name) return { type: primitiveOf(choice), repeats: false }
  return undefined
}

function primitiveOf(choice: string): string {
  const small = choice.charAt(0).toLowerCase() + choice.slice(1)
  return resources.has(choice) ? choice : small
}

function parentsOf(type: string): readonly string[] {
  const parent = (r4.type2Parent as Readonly<Record<string, string>>)[type]
  return parent === undefined
    ? type.includes('.')
      ? ['BackboneElement', 'Element']
      : []
    : [parent, ...parentsOf(parent)]
}
