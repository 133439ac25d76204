import r4 from 'fhirpath/fhir-context/r4'
import { isResourceType } from '../../codes/element.ts'

/** Something in a resource that FHIR R4 does not know: where, and what to do. */
export interface Misshapen {
  readonly at: readonly PropertyKey[]
  readonly message: string
}

interface Element {
  /** Name of a type, or the path of an element that has elements of its own. */
  readonly type: string
  readonly repeats: boolean
}

/**
 * Elements of a resource in JSON that R4 does not have, and lists, maps and primitives that stand for one another. `null` stands for no
 * element. Whether a value is in its value set, and what must be there, is not looked at.
 * @see https://hl7.org/fhir/R4/json.html#resources
 */
export function misshapen(type: string, json: object): readonly Misshapen[] {
  return Object.entries(json).flatMap(([name, value]) => {
    if (name === 'resourceType' && isResourceType(type)) return []
    const element = elementOf(type, name)
    if (!element) return [{ at: [name], message: `FHIR R4 has no ${type}.${name}: mend the spelling or take it out` }]
    return value === null || value === undefined ? [] : within(element, name, value)
  })
}

function within({ type, repeats }: Element, name: string, value: unknown): readonly Misshapen[] {
  if (repeats !== Array.isArray(value))
    return [{ at: [name], message: `"${name}" must be ${repeats ? 'a list' : 'one, not a list'} in FHIR R4: mend it` }]
  const items = Array.isArray(value) ? [...value.entries()] : [[undefined, value] as const]
  return items.flatMap(([index, item]) => {
    const at = index === undefined ? [name] : [name, index]
    const wanted = kindOf(type)
    if (typeof item !== wanted || item === null || Array.isArray(item)) {
      const found = JSON.stringify(item).slice(0, 60)
      return [{ at, message: `"${name}" must be a ${wanted === 'object' ? 'map' : wanted} in FHIR R4, found ${found}` }]
    }
    const inside = type === 'Resource' ? String(Reflect.get(item, 'resourceType')) : type
    const found = wanted === 'object' ? misshapen(inside, item) : []
    return found.map((each) => ({ ...each, at: [...at, ...each.at] }))
  })
}

/** An element of a type by its name in JSON, such as `onsetDateTime` for `onset`; `_name` holds what is said of a primitive. */
function elementOf(type: string, name: string): Element | undefined {
  if (/^_[a-z]/.test(name)) return elementOf(type, name.slice(1)) && { type: 'Element', repeats: false }
  for (let owner: string | undefined = type; owner; owner = r4.type2Parent[owner]) {
    const path = pathOf(owner, name)
    const found = r4.path2Type[path]
    if (found && !r4.choiceTypePaths[path])
      return { type: hasOwnElements(found) ? path : found, repeats: r4.path2Repeating[path] === true }
    for (const { index } of name.matchAll(/[A-Z]/g)) {
      const chosen = name.slice(index)
      if (r4.choiceTypePaths[pathOf(owner, name.slice(0, index))]?.includes(chosen))
        return { type: named(chosen), repeats: false }
    }
  }
  return undefined
}

function pathOf(owner: string, name: string): string {
  return r4.pathsDefinedElsewhere[`${owner}.${name}`] ?? `${owner}.${name}`
}

function hasOwnElements(type: string): boolean {
  return ['BackboneElement', 'Element'].includes(type)
}

/** The name of a type as it ends the name of an element: those of primitives begin with a small letter. */
function named(chosen: string): string {
  return r4.type2Parent[chosen] ? chosen : `${chosen.charAt(0).toLowerCase()}${chosen.slice(1)}`
}

const numbers = ['integer', 'decimal', 'positiveInt', 'unsignedInt']

function kindOf(type: string): 'object' | 'boolean' | 'number' | 'string' {
  if (type === 'boolean') return 'boolean'
  if (numbers.includes(type)) return 'number'
  return /^[a-z]|^System\./.test(type) ? 'string' : 'object'
}
