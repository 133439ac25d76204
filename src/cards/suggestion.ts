import { randomUUID } from 'node:crypto'
import type { Resource } from 'fhir/r4.js'
import type { Language, SuggestionText } from '../knowledge/knowledge.ts'
import { Template } from '../template/template.ts'
import { isWords, type Presented, TemplateFault, type View } from '../template/words.ts'
import type { Action, Suggestion, Writing } from './card.ts'
import { inPlainText } from './escape.ts'

/** Most that one list may offer on a card, best first. @see docs/explain.md#which-cards-are-shown */
const mostOfOneList = 3

/**
 * What a card offers to do. `each` makes one suggestion per item of a list in the view, one for an object or true, none for null or
 * false; an update of a resource that the decision does not give is left out.
 */
export function suggest(
  text: SuggestionText,
  view: View,
  resources: Readonly<Record<string, Resource>>,
  language: Language,
  nextId: () => string = randomUUID,
): Suggestion[] {
  const original = text.of === undefined ? undefined : resources[text.of]
  if (text.type === 'update' && !original) return []
  return views(text.each, view).map((each) => ({
    label: text.label[language].fill(each, inPlainText),
    uuid: nextId(),
    actions: [
      ...deletions(text, each, language),
      ...drafts(text.resource, each, language).map(
        (draft): Action => ({
          type: text.type,
          description: text.description[language].fill(each, inPlainText),
          resource: { ...original, ...draft } as Writing['resource'],
        }),
      ),
    ],
  }))
}

/** What is taken away comes before what is created in its place. */
function deletions({ deletes }: SuggestionText, view: View, language: Language): Action[] {
  if (!deletes) return []
  const draft = Object.hasOwn(view, deletes.what) ? view[deletes.what] : undefined
  if (!isWords(draft) || typeof draft.raw !== 'string')
    throw new TemplateFault(`deletes: ${deletes.what}: the view has no value of that name`)
  const description = deletes.description[language].fill(view, inPlainText)
  return [{ type: 'delete', description, resourceId: draft.raw }]
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

/** A Bundle in the template stands for several resources, one action each; with `when` only where the view says so. */
function drafts(template: SuggestionText['resource'], view: View, language: Language): Record<string, unknown>[] {
  const whole = filled(template, view, language) as Record<string, unknown>
  if (whole.resourceType !== 'Bundle') return [whole]
  const entries = whole.entry as { resource: Record<string, unknown>; when?: string }[]
  return entries.filter(({ when }) => when === undefined || view[when] === true).map(({ resource }) => resource)
}

/**
 * Fills every text of a template. A text that is one hole takes the data itself (a number stays a number), `{ nl, en }` is the one
 * of the language, and what comes out empty is left out with whatever it leaves empty: FHIR has no empty elements.
 */
function filled(template: unknown, view: View, language: Language): unknown {
  if (template instanceof Template) return template.data(view) ?? (template.fill(view, inPlainText).trim() || undefined)
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
