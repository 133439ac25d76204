/** A Markdown table; cells are made safe for it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** A text that shows Markdown as it stands. */
export function fenced(text: string): string {
  return `\`\`\`\`markdown\n${text.trim()}\n\`\`\`\``
}

/** Parts of a page, apart by an empty line, ended as a file ends. */
export function page(...parts: readonly (string | false)[]): string {
  return `${parts
    .filter((part) => part !== false)
    .map((part) => part.trim())
    .join('\n\n')}\n`
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim()
}
