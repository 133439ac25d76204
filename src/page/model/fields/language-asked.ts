import type { Language } from '../../../knowledge/knowledge.ts'

const spoken = ['nl', 'en'] as const

/** The language of the address, else the first of the browser's that the page speaks, else Dutch. */
export function languageAsked(): Language {
  const asked = [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages]
  return asked.map((tag) => spoken.find((code) => new RegExp(`^${code}\\b`, 'i').test(tag))).find(Boolean) ?? 'nl'
}
