const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const longest = 80

/** A word joiner: invisible, and what it splits is no web or mail address to any reader of Markdown. */
const joiner = '\u2060'

/** Data as one line of at most 80 characters without control, direction or other invisible signs. */
export function line(data: string): string {
  const clean = data
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .trim()
  return shorten(clean, longest)
}

/** Data that stays words in Markdown and in HTML: no mark-up, no tag, no link. @see CDS Hooks, "Card attributes", `detail` */
export function inMarkdown(data: string): string {
  return line(data)
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replace(/[\\`*_{}[\]()#+\-.!|~]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=\bwww)(?=\\\.)|(?=@)/gi, `$&${joiner}`)
}

/** Data that stays words in plain text, also where a client reads that as HTML. */
export function inPlainText(data: string): string {
  return line(data).replaceAll('<', '‹').replaceAll('>', '›')
}

/** A text of at most so many UTF-16 units; a longer one ends after a whole word with an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text
  const room = text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')
  const word = text.slice(0, limit).replace(/\s+\S*$/, '')
  return `${(word.length < limit && word.length > limit / 2 ? word : room).trimEnd()}…`
}
