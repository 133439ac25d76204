import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/knowledge/files/root.ts'

/** Paths of all files in these folders of the repository, beside what is installed or built. */
export function filesIn(...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(packageRoot(), folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesIn(path) : [path]
    }),
  )
}

/** Whether a file is a module that is written by hand. */
export function isModule(path: string): boolean {
  return /\.tsx?$/.test(path) && path !== 'cds-services/names.ts'
}
