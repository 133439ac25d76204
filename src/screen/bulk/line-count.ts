import { open } from 'node:fs/promises'

/** Lines of a file that are not blank: one resource each. */
export async function linesIn(path: string): Promise<number> {
  const file = await open(path)
  let count = 0
  for await (const line of file.readLines()) if (line.trim() !== '') count += 1
  return count
}
