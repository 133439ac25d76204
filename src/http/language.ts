import Negotiator from 'negotiator'
import type { Language } from '../text.ts'

/**
 * The language in which to answer a clinician: English when Accept-Language prefers it to Dutch, else Dutch.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4
 */
export function languageOf(accept: string | undefined): Language {
  return preferred(accept, ['nl', 'en'])
}

/** The language in which to tell whoever made a client what is wrong with a call: Dutch when Accept-Language prefers it to English, else English. */
export function languageOfError(accept: string | undefined): Language {
  return preferred(accept, ['en', 'nl'])
}

function preferred(accept: string | undefined, languages: [Language, Language]): Language {
  const headers = accept === undefined ? {} : { 'accept-language': accept }
  const found = new Negotiator({ headers }).language(languages)
  return languages.find((language) => language === found) ?? languages[0]
}
