import type { Placeholders } from '../../knowledge/codes/code-book.ts'
import { fold, wordAt, wordsIn } from '../../knowledge/codes/folded-text.ts'
import { PhraseIndex } from '../../knowledge/codes/phrase-index.ts'

/** What names no drug where it is all of a text, folded. */
export interface PlaceholderTexts {
  readonly texts: ReadonlySet<string>
  /** The same texts, the longest first. */
  readonly phrases: PhraseIndex<null>
  /** What may stand between several of them. */
  readonly between: ReadonlySet<string>
}

/** As a list gives them, ready to be looked for. */
export function placeholderTexts({ texts, between = [] }: Placeholders): PlaceholderTexts {
  const longest = [...texts].sort((one, other) => other.length - one.length)
  return {
    texts: new Set(texts.map(fold)),
    phrases: new PhraseIndex(longest.map((text) => [text, null] as const)),
    between: new Set(between.map(fold)),
  }
}

/** No longer text has nothing but words that stand for nothing. */
const longest = 60

/**
 * Whether a text names no drug: it has no letter of an alphabet that names are written in, or nothing but such texts, numbers, and words that
 * stand between them.
 * @see docs/reading.md#what-a-drug-is
 */
export function isPlaceholder(text: string, { texts, phrases, between }: PlaceholderTexts): boolean {
  if (!/\p{Script=Latin}/u.test(text)) return true
  if (text.length > longest) return false
  const folded = fold(text)
  if (texts.has(folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))) return true
  const rest = phrases.likely(folded).reduce((left, { phrase }) => withoutFirst(left, phrase), folded)
  return rest !== folded && wordsIn(rest).every((word) => between.has(word) || /^\d+$/.test(word))
}

function withoutFirst(text: string, phrase: string): string {
  const at = wordAt(text, phrase)
  return at < 0 ? text : `${text.slice(0, at)} ${text.slice(at + phrase.length)}`
}
