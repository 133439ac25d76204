import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is to be written: path in the knowledge folder, with `/` -> text. */
export type Plan = ReadonlyMap<string, string>

/**
 * Writes a plan whole or not at all: files that are not there yet first, then those that change, each replaced in one step.
 * @throws Error when something cannot be written; what was made before it is taken away again
 */
export function carryOut(plan: Plan, root: string): void {
  const made: string[] = []
  const isThere = new Set([...plan.keys()].filter((path) => existsSync(join(root, path))))
  const inOrder = [...plan].sort(([one], [other]) => Number(isThere.has(one)) - Number(isThere.has(other)))
  try {
    for (const [path, text] of inOrder) {
      const to = join(root, path)
      const folder = mkdirSync(dirname(to), { recursive: true })
      if (folder !== undefined) made.push(folder)
      const beside = `${to}.new`
      made.push(beside)
      writeFileSync(beside, text, { flag: 'wx' })
      renameSync(beside, to)
    }
  } catch (error) {
    for (const path of made.toReversed()) rmSync(path, { recursive: true, force: true })
    throw error
  }
}
