/**
 * Most characters of a text in which words are looked for: what stands after them is not read.
 * @see docs/reading.md "Words"
 */
export const longestText = 10_000

/**
 * Lower case without accents, signs that are not seen, or other forms of a letter, with one blank between words and one kind of dash: for comparing words. Of
 * a longer text its first 10,000 characters. Marks are taken out before anything is put in normal form: to put them in order takes time that grows with the
 * square of their number.
 */
export function fold(text: string): string {
  const read = text.length > longestText ? text.slice(0, longestText) : text
  if (/^[ -~]*$/.test(read)) return (read.includes('  ') ? read.replace(/ {2,}/g, ' ') : read).toLowerCase()
  const plain = read.replace(unseen, '').normalize('NFKD').replace(unseen, '')
  return plain
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toLowerCase()
    .slice(0, longestText)
}

/** Accents, and what only tells where a line may break or in which direction it is read. */
const unseen = /[\p{M}\p{Cf}]+/gu

/** Where a whole word or phrase stands in a folded text, from some place on; -1 when it does not. */
export function wordAt(text: string, phrase: string, from = 0): number {
  for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
    if (!isLetter(text[at - 1]) && !isLetter(text[at + phrase.length])) return at
  }
  return -1
}

/** Whether some word of a folded text begins with this. */
export function hasBeginning(text: string, beginning: string): boolean {
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
    if (!isLetter(text[at - 1])) return true
  }
  return false
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character)
}

/** The words of a folded text: letters and digits between other signs, as `wordAt` sees them. */
export function wordsIn(text: string): readonly string[] {
  if (/^[ -~]*$/.test(text)) return text.match(/[a-z0-9]+/g) ?? []
  const found = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return found.flatMap((word) => word.split(halves))
}

/** Of what does not fit in one UTF-16 unit; `wordAt` looks at one. */
const halves = /[\ud800-\udfff]+/
