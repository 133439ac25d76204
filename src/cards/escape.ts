import { oneLine, shorten } from '../plain-text.ts'

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const longest = 80

/** A word joiner: invisible, and what it splits is no web or mail address to any reader of Markdown. */
const joiner = '\u2060'

/** Data as one line of at most 80 characters without control, direction or other invisible signs. */
export function line(data: string): string {
  return shorten(oneLine(data), longest)
}

/**
 * Data that stays words in Markdown and in HTML: no mark-up, no tag, no link.
 * @see https://cds-hooks.hl7.org/2.0/#card-attributes "Card Attributes"
 */
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
