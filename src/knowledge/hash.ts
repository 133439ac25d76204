import { createHash } from 'node:crypto'
import { basename } from 'node:path'

const decidesNothing = ['README.md', 'cases.md', 'cases.yaml', 'usual-case.yaml', 'case-words.yaml']

/** `sha256:` over path and content of every file that decides anything, in order of path. */
export function hashOf(texts: readonly (readonly [path: string, text: string])[]): string {
  const hash = createHash('sha256')
  for (const [path, text] of texts)
    if (!decidesNothing.includes(basename(path))) hash.update(`${path}\0${text.length}\0${text}\0`)
  return `sha256:${hash.digest('hex')}`
}
