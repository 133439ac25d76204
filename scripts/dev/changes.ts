import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Calls back once after each bout of changes to the files of some folders, when none came for `interval` milliseconds; until the returned
 * function is called. It looks again and again, because `fs.watch` misses files that an editor replaces.
 * @see https://nodejs.org/docs/latest-v20.x/api/fs.html#caveats "Caveats"
 */
export function onChange(folders: readonly string[], interval: number, changed: () => void): () => void {
  let before = stampOf(folders)
  let settled = before
  const timer = setInterval(() => {
    const now = stampOf(folders)
    if (now === before && now !== settled) {
      settled = now
      changed()
    }
    before = now
  }, interval)
  return () => clearInterval(timer)
}

/** A text that differs when a file came, went or was written. */
function stampOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()),
  )
  return files.map(({ parentPath, name }) => stampOfFile(join(parentPath, name))).join('\n')
}

function stampOfFile(path: string): string {
  return `${path} ${statSync(path, { throwIfNoEntry: false })?.mtimeMs}`
}
