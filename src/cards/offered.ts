import type { Resource } from 'fhir/r4.js'
import type { Language, SuggestionText } from '../knowledge/knowledge.ts'
import type { View } from '../template/words.ts'
import type { Action, Suggestion } from './card.ts'
import { suggest } from './suggestion.ts'

/** What a card offers from: the suggestions of its service, and whether something asks for what is asked for already. */
export interface Offering {
  readonly suggestionOf: (name: string) => SuggestionText
  /** Ids for what is made. */
  readonly nextId: () => string
  readonly isAsked: (draft: Resource) => boolean
}

/**
 * What a card offers to do, without what is asked for already: a suggestion of which all is goes, and one of which a part is gives way to
 * those that it names for each part apart.
 */
export function offered(
  names: readonly string[],
  view: View,
  resources: Readonly<Record<string, Resource>>,
  language: Language,
  offering: Offering,
): readonly Suggestion[] {
  return names.flatMap((name) => {
    const text = offering.suggestionOf(name)
    return suggest(text, view, resources, language, offering.nextId).flatMap((suggestion) => {
      const left = suggestion.actions.filter((action) => !isAsked(action, offering))
      if (left.length === 0) return []
      const isWhole = left.length === suggestion.actions.length
      return isWhole || !text.apart ? [suggestion] : offered(text.apart, view, resources, language, offering)
    })
  })
}

function isAsked(action: Action, { isAsked }: Offering): boolean {
  return action.type === 'create' && isAsked(action.resource as Resource)
}
