import { shorten } from '../engine/inert.ts'

const joiner = '\u2060'
const signs: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '[': '(', ']': ')', '|': '/', '\\': '/' }

/**
 * Words of a directory as one line of plain text of at most so many characters. Cards show words of programmes as they stand, so what
 * Markdown or HTML would read as mark-up or as a link becomes the nearest plain sign.
 */
export function plain(text: string, limit: number): string {
  const line = text
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}`*~]/gu, '')
    .replace(/[<>[\]|\\]/g, (sign) => signs[sign] ?? sign)
    .replace(/:(?=\/\/)|(?<=\bwww)(?=\.)|(?=@)/gi, `$&${joiner}`)
    .replace(/^[\s#=+-]+/, '')
    .trim()
  return shorten(line, limit)
}
