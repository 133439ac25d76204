import { isCollection, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'

/**
 * A YAML text with one more item at the end of a list; all else stays as it stands, comments too.
 * @param at keys that lead to the list
 * @param item the item as YAML on one line
 * @throws Error when there is no list at that place
 */
export function withItem(text: string, at: readonly string[], item: string): string {
  const list = parseDocument(text, { keepSourceTokens: true }).getIn(at, true)
  if (!isSeq(list)) throw new Error(`there is no list ${at.join('.')}`)
  const last = list.items.at(-1)
  const end = isRanged(last) ? last.range[1] : undefined
  if (end === undefined) return replaced(text, list, `\n${' '.repeat(2 * at.length)}- ${item}`)
  if (list.flow) return `${text.slice(0, end)}, ${item}${text.slice(end)}`
  const [dash] = /^ *(?=-)/.exec(text.slice(text.lastIndexOf('\n', list.range?.[0] ?? 0) + 1)) ?? ['']
  const line = text.indexOf('\n', end)
  return `${text.slice(0, line)}\n${dash}- ${item}${text.slice(line)}`
}

/** The same of a map of the top of the text. @param entry the entry as YAML on one line */
export function withEntry(text: string, key: string, entry: string): string {
  const map = parseDocument(text, { keepSourceTokens: true }).get(key, true)
  if (!isMap(map)) throw new Error(`there is no map ${key}`)
  const last = map.items.at(-1)?.value
  const end = isRanged(last) ? last.range[1] : undefined
  if (end === undefined) return replaced(text, map, `\n  ${entry}`)
  if (map.flow) return `${text.slice(0, end)}, ${entry}${text.slice(end)}`
  const newline = text.indexOf('\n', end)
  const line = newline < 0 ? text.length : newline
  return `${text.slice(0, line)}\n  ${entry}${text.slice(line)}`
}

/** An empty list `[]` or map `{}` and the space before it, as something else. */
function replaced(text: string, { range }: YAMLSeq | YAMLMap, items: string): string {
  const [from, to] = range ?? [0, 0]
  return `${text.slice(0, from).trimEnd()}${items}${text.slice(to)}`
}

function isRanged(node: unknown): node is { range: [number, number, number] } {
  return node !== null && typeof node === 'object' && 'range' in node && Array.isArray(node.range)
}

/** A YAML text in which a list stands under a key of the top, after another; a list that is there is left alone. */
export function withList(text: string, key: string, after: string, comment: string): string {
  const document = parseDocument(text)
  if (document.has(key)) return text
  const before = document.get(after, true)
  if (!isCollection(before) || !before.range) throw new Error(`there is no list or map ${after}`)
  const end = before.range[1]
  return `${text.slice(0, end).trimEnd()}\n\n# ${comment}\n${key}: []\n\n${text.slice(end).trimStart()}`
}
