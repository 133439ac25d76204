import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/knowledge/files/root.ts'

const templates = join(packageRoot(), 'scripts/new/template')

/** What stands for a word in capitals between double underscores. */
export type Words = Readonly<Record<string, string>>

/** The files of a folder of `template/`, or one file, under another path, with the words in texts and paths filled in. @throws Error for a word that nothing stands for */
export function filled(template: string, into: string, words: Words): Map<string, string> {
  const from = join(templates, template)
  const paths = statSync(from).isFile() ? [''] : filesIn(from)
  return new Map(
    paths.map((path) => [fill(nameOf(join(into, path)), words), fill(readFileSync(join(from, path), 'utf8'), words)]),
  )
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)).map((path) => join(entry.name, path)) : [entry.name],
  )
}

/** Modules are kept as text, so that no compiler takes them for its own. */
function nameOf(path: string): string {
  return path.replace(/\.ts\.txt$/, '.ts')
}

function fill(text: string, words: Words): string {
  return text.replace(/__([A-Z_]+?)__/g, (_, name: string) => {
    const word = words[name]
    if (word === undefined) throw new Error(`no word for __${name}__`)
    return word
  })
}
