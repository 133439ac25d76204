import { oneLine, shorten } from '../plain-text.ts'

const joiner = '\u2060'
const signs: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '[': '(', ']': ')', '|': '/', '\\': '/' }

/**
 * Words of a directory as one line of plain text of at most so many characters. Cards show words of programmes as they stand, so what
 * Markdown or HTML would read as mark-up or as a link becomes the nearest plain sign.
 */
export function plain(text: string, limit: number): string {
  const line = oneLine(text)
    .replace(/[`*~]/g, '')
    .replace(/[<>[\]|\\]/g, (sign) => signs[sign] ?? sign)
    .replace(/:(?=\/\/)|(?<=\bwww)(?=\.)|(?=@)/gi, `$&${joiner}`)
    .replace(/^[\s#=+-]+/, '')
    .trim()
  return shorten(line, limit)
}
