import { randomUUID } from 'node:crypto'
import type { Resource } from 'fhir/r4.js'
import type { Language, SuggestionText } from '../knowledge/knowledge.ts'
import type { Action, Suggestion } from './card.ts'
import { inPlainText } from './inert.ts'
import type { Presented } from './present.ts'
import { data, fill, TemplateFault, type View } from './template.ts'

/** Most that one list may offer on a card, best first. @see clinical.md section 2.2, "Card" */
const mostOfOneList = 3

const oneHole = /^\{\{\s*([^\s{}#^/&>!=]+)\s*\}\}$/

/**
 * What a card offers to do. `each` makes one suggestion per item of a list in the view, one for an object or true, none for null or
 * false; an update of a resource that the decision does not give is left out.
 */
export function suggest(
  text: SuggestionText,
  view: View,
  resources: Readonly<Record<string, Resource>>,
  language: Language,
): Suggestion[] {
  const original = text.of === undefined ? undefined : resources[text.of]
  if (text.type === 'update' && !original) return []
  return views(text.each, view).map((each) => ({
    label: fill(text.label[language], each, inPlainText),
    uuid: randomUUID(),
    actions: drafts(text.resource, each, language).map(
      (draft): Action => ({
        type: text.type,
        description: fill(text.description[language], each, inPlainText),
        resource: { ...original, ...draft } as Action['resource'],
      }),
    ),
  }))
}

function views(each: string | undefined, view: View): View[] {
  if (each === undefined) return [view]
  if (!(each in view)) throw new TemplateFault(`each: ${each}: the view has no value of that name`)
  const items = [view[each] ?? []].flat() as Presented[]
  return items
    .filter(Boolean)
    .slice(0, mostOfOneList)
    .map((item) => ({ ...view, ...(item as View) }))
}

/** A Bundle in the template stands for several resources, one action each. */
function drafts(template: SuggestionText['resource'], view: View, language: Language): Record<string, unknown>[] {
  const whole = filled(template, view, language) as Record<string, unknown>
  if (whole.resourceType !== 'Bundle') return [whole]
  return (whole.entry as { resource: Record<string, unknown> }[]).map(({ resource }) => resource)
}

/**
 * Fills every string of a template. A string that is one hole takes the data itself (a number stays a number), `{ nl, en }` is the one
 * of the language, and what comes out empty is left out with whatever it leaves empty: FHIR has no empty elements.
 */
function filled(template: unknown, view: View, language: Language): unknown {
  if (typeof template === 'string') {
    const hole = oneHole.exec(template)?.[1]
    return hole ? data(hole, view) : fill(template, view, inPlainText).trim() || undefined
  }
  if (Array.isArray(template)) {
    const items = template.map((item) => filled(item, view, language)).filter((item) => item !== undefined)
    return items.length > 0 ? items : undefined
  }
  if (typeof template !== 'object' || template === null) return template
  if ('nl' in template && 'en' in template) return filled(template[language], view, language)
  let kept: Record<string, unknown> | undefined
  for (const [name, member] of Object.entries(template)) {
    const value = filled(member, view, language)
    if (value !== undefined) kept = Object.assign(kept ?? {}, { [name]: value })
  }
  return kept
}
