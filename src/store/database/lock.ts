import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { resolve } from 'node:path'

/** The folders that this process has. */
const taken = new Set<string>()

/**
 * Takes a folder for this process: two that write one embedded database destroy it. Gives how to let go.
 * @throws when this process has it still, or another of this machine that still runs
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  const path = resolve(folder, 'lock')
  if (taken.has(path)) throw new Error('the embedded database is still being closed')
  taken.add(path)
  try {
    await mark(path)
  } catch (error) {
    taken.delete(path)
    throw error
  }
  return async () => {
    await rm(path, { force: true })
    taken.delete(path)
  }
}

/** Writes in the lock whose it is. @throws when it is another's */
async function mark(path: string): Promise<void> {
  const [pid, host] = (await readFile(path, 'utf8').catch(() => '')).split(' ')
  if (pid && host === hostname() && Number(pid) !== process.pid && runs(Number(pid)))
    throw new Error(`the embedded database is in use by process ${pid}: stop that first, or use PostgreSQL`)
  await writeFile(path, `${process.pid} ${hostname()}`)
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
