import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { SheetHead, SheetRow } from './sheet.ts'

/** What shows a worklist in a browser. */
export interface SheetPage {
  readonly script: string
  readonly style: string
}

/** The page as it was built into a folder. @throws Error that says how to build it */
export async function builtSheetPage(folder: string): Promise<SheetPage> {
  const [script, style] = await Promise.all(
    ['worklist.js', 'worklist.css'].map((name) =>
      readFile(join(folder, name), 'utf8').catch(() => {
        throw new Error('the page of the worklist is not built: npm run build')
      }),
    ),
  )
  return { script: script ?? '', style: style ?? '' }
}

/** Writes the worklist as one file that asks nothing of anywhere: its rows, and what shows them. */
export async function writeHtml(
  path: string,
  page: SheetPage,
  head: SheetHead,
  rows: AsyncIterable<SheetRow>,
): Promise<void> {
  const allowed = `default-src 'none'; style-src '${hashOf(page.style)}'; script-src '${hashOf(page.script)}'; base-uri 'none'; form-action 'none'`
  async function* parts() {
    yield `<!doctype html>
<html lang="${head.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${allowed}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Werklijst</title>
<style>${page.style}</style>
</head>
<body>
<div id="worklist"></div>
<script type="application/json" id="sheet">${inScript(head).slice(0, -1)},"rows":[`
    let comma = ''
    for await (const row of rows) {
      yield `${comma}\n${inScript(row)}`
      comma = ','
    }
    yield `]}</script>\n<script>${page.script}</script>\n</body>\n</html>\n`
  }
  await pipeline(Readable.from(parts()), createWriteStream(path, { mode: 0o600 }))
}

/** JSON that ends no element, whatever stands in it. */
function inScript(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
