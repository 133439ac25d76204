import { type Found, type Searching, Unsearchable } from './matching.ts'

/** A search as it was asked: the parameters that count, as they go into links; those that are not known; and what is found. */
export interface Query<T> {
  readonly used: readonly (readonly [name: string, value: string])[]
  readonly unknown: readonly string[]
  readonly count: number
  readonly offset: number
  finds(resource: T): boolean
}

/** So many resources on a page where nobody says it, and at most. */
const pages = { usual: 50, most: 200 }
/** No search asks so many things. */
const mostParameters = 20
/** Nor for so many values, all parameters together: each is held against every resource. */
const mostValues = 50
/** How an answer is to look is told elsewhere. */
const forms = ['_format', '_pretty']

/**
 * Understands the parameters of a search: those of one name must all hold, of the values of one, parted by commas, one must.
 * @throws Unsearchable when a value or modifier of a known parameter is not understood
 */
export function readQuery<T>(
  asked: readonly (readonly [name: string, value: string])[],
  known: Readonly<Record<string, Searching<T>>>,
): Query<T> {
  if (asked.length > mostParameters)
    throw new Unsearchable({
      en: `a search has at most ${mostParameters} parameters`,
      nl: `een zoekvraag heeft hoogstens ${mostParameters} parameters`,
    })
  if (asked.reduce((sum, [, value]) => sum + valuesIn(value).length, 0) > mostValues)
    throw new Unsearchable({
      en: `a search has at most ${mostValues} values`,
      nl: `een zoekvraag heeft hoogstens ${mostValues} waarden`,
    })
  const used: (readonly [string, string])[] = []
  const unknown: string[] = []
  const tests: Found<T>[] = []
  let [count, offset] = [pages.usual, 0]
  for (const [whole, value] of asked) {
    const [name = '', modifier] = whole.split(':')
    const searching = Object.hasOwn(known, name) ? known[name] : undefined
    if (whole === '_count') count = Math.min(wholeNumber(whole, value), pages.most)
    else if (whole === '_offset') offset = wholeNumber(whole, value)
    else if (searching) {
      tests.push(oneOf(searching, whole, modifier, value))
      used.push([whole, value])
    } else if (!forms.includes(whole)) unknown.push(whole)
  }
  return { used, unknown, count, offset, finds: (resource) => tests.every((test) => test(resource)) }
}

function oneOf<T>(searching: Searching<T>, whole: string, modifier: string | undefined, value: string): Found<T> {
  if (modifier !== undefined && !searching.modifiers.includes(modifier))
    throw new Unsearchable({
      en: `"${plainName(whole)}" has a modifier that is not known`,
      nl: `"${plainName(whole)}" heeft een onbekende modifier`,
    })
  if (value === '')
    throw new Unsearchable({ en: `"${plainName(whole)}" has no value`, nl: `"${plainName(whole)}" heeft geen waarde` })
  const each = valuesIn(value).map((one) => searching.find(one.replace(/\\([,|$\\])/g, '$1'), modifier))
  return (resource) => each.some((found) => found(resource))
}

/** The values of a parameter, with commas between that are not escaped. */
function valuesIn(value: string): readonly string[] {
  return value.split(/(?<!\\),/)
}

function wholeNumber(name: string, value: string): number {
  if (/^\d{1,6}$/.test(value)) return Number(value)
  throw new Unsearchable({
    en: `"${name}" must be a whole number`,
    nl: `"${name}" moet een geheel getal zijn`,
  })
}

/** A name of the client's own in an error: only what a parameter can be called. */
function plainName(name: string): string {
  return name.replace(/[^\w:-]/g, '').slice(0, 40)
}
