import { readFile, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * Takes a folder for this process: two that write one embedded database destroy it. Gives how to let go.
 * @throws when another process of this machine that still runs has it
 */
export async function takeFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'lock')
  const [pid, host] = (await readFile(path, 'utf8').catch(() => '')).split(' ')
  if (pid && host === hostname() && Number(pid) !== process.pid && runs(Number(pid)))
    throw new Error(`the embedded database is in use by process ${pid}: stop that first, or use PostgreSQL`)
  await writeFile(path, `${process.pid} ${hostname()}`)
  return () => rm(path, { force: true })
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
