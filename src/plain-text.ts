/** Most characters of data that are looked at for a line, and most marks on one letter. */
const [longest, mostMarks] = [1000, 4]

/** Control, direction and joining signs, halves of signs, signs of private use, and letters and blanks that show nothing. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{DI}\u2800]/gu
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u
const tooManyMarks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu')

/**
 * Data as one line without control, direction or other invisible signs, and without marks that paint over other lines; empty where nothing of it can
 * be seen. Of longer data what stands in the first thousand characters.
 */
export function oneLine(data: string): string {
  const line = data
    .slice(0, longest)
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(invisible, '')
    .replace(/^[\p{M} ]+/u, '')
    .replace(tooManyMarks, '$1')
    .trim()
  return visible.test(line) ? line : ''
}

/** An address without the slashes at its end; in time that grows with its length, however many slashes stand in it. */
export function withoutEndingSlashes(address: string): string {
  return address.replace(/(?<!\/)\/+$/, '')
}

/** A text of at most so many UTF-16 units; a longer one ends after a whole word with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')
  const word = text.slice(0, limit).replace(/(?<!\s)\s+\S*$/, '')
  return `${(word.length < limit && word.length > limit / 2 ? word : room).trimEnd()}…`
}
