/** A citation of a comment, and the line on which it stands. */
export interface Citation {
  readonly line: number
  readonly cited: string
}

const tag = `@${'see'} `
const page = /^(?<path>[\w./-]+\.md)(?:#(?<anchor>[\w-]+))?(?: "(?<title>[^"]+)")?$/
const address = /^(?<url>https:\/\/[^\s"]+)(?: "(?<title>[^"]+)")?$/

/** What the comments of a file cite, one by one: several of one comment are split by "; ". */
export function citationsIn(text: string): readonly Citation[] {
  return text.split(tag).flatMap((_, index, parts) => {
    if (index === 0) return []
    const [told = ''] = (parts[index] ?? '').split(/\*\/|\n\s*\* @/)
    const line = parts.slice(0, index).join(tag).split('\n').length
    const cited = told.replace(/\n\s*\* ?/g, ' ').trim()
    return cited.split('; ').map((each) => ({ line, cited: each.trim() }))
  })
}

/**
 * Why a citation leads nowhere, or null. `headings` gives those of a page by its path from the root of the repository, null where there is
 * no such page; `beside` is the folder of the file that cites.
 */
export function whyNowhere(
  cited: string,
  beside: string,
  headings: (path: string) => ReadonlyMap<string, string> | null,
): string | null {
  const url = address.exec(cited)?.groups
  if (url) return url.title || new URL(url.url ?? '').hash ? null : 'an address without # or a "Section"'
  const { path = '', anchor, title } = page.exec(cited)?.groups ?? {}
  if (!path) return 'neither a page of this repository nor an https address'
  const found = headings(path.startsWith('./') ? `${beside}${path.slice(1)}` : path)
  if (!found) return 'there is no such page'
  if (anchor && !found.has(anchor)) return `the page has no heading with the anchor #${anchor}`
  return title && ![...found.values()].includes(title) ? `the page has no heading "${title}"` : null
}

/** Anchor -> heading of a Markdown page, as GitHub makes them. */
export function headingsOf(markdown: string): ReadonlyMap<string, string> {
  const headings = new Map<string, string>()
  for (const [, heading = ''] of withoutCode(markdown).matchAll(/^#{1,6} +(.+?)\s*#*$/gm)) {
    const plain = heading.replace(/`/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    const slug = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replace(/ /g, '-')
    const same = [...headings.keys()].filter((each) => each === slug || new RegExp(`^${slug}-\\d+$`).test(each)).length
    headings.set(same > 0 ? `${slug}-${same}` : slug, plain)
  }
  return headings
}

/** A page without its blocks of code, in which # is no heading and a bracket no link. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/^ {4}.*$/gm, '')
}
