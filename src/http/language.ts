import type { Language } from '../knowledge/knowledge.ts'

/** The language in which to answer: English when Accept-Language prefers it to Dutch, else Dutch. @see RFC 9110, section 12.5.4 */
export function languageOf(accept: string | undefined): Language {
  const wanted = (accept ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) || 0 }
  })
  const best = wanted
    .filter(({ language, weight }) => weight > 0 && ['nl', 'en', '*'].includes(language ?? ''))
    .sort((one, other) => other.weight - one.weight)[0]
  return best?.language === 'en' ? 'en' : 'nl'
}
