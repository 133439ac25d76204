import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Refusal, Stopped } from '../refusal.ts'

/** Where a run writes until it is whole, and where it is then. Only who runs it may read either: they are about patients. */
export interface OutputFolder {
  readonly partial: string
  /** A path in the folder. */
  at(name: string): string
  /** Takes away what was there for the run alone, and gives the folder its name. @throws Stopped when it cannot be renamed */
  finish(): Promise<void>
  discard(): Promise<void>
}

/** What only the run itself needs. */
export const workFolder = 'work'

/** Makes the folder of a run. @throws Refusal when there is an output already, or one that was begun, or it cannot be written */
export async function makeFolder(output: string, begun: 'refuse' | 'discard' | 'resume'): Promise<OutputFolder> {
  const whole = resolve(output)
  const partial = `${whole}.partial`
  if (await isThere(whole)) throw new Refusal(`--output ${output} is there already: name a new folder`)
  const isBegun = await isThere(partial)
  if (isBegun && begun === 'refuse')
    throw new Refusal(
      `${output}.partial is there of a run that stopped: go on with --resume, or begin anew with --discard`,
    )
  if (!isBegun && begun === 'resume')
    throw new Refusal(`there is no ${output}.partial to go on with: leave out --resume`)
  await access(dirname(whole), constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(
      `--output ${output} cannot be made (${error.code}): name a place that is there and can be written`,
    )
  })
  if (begun === 'discard') await rm(partial, { recursive: true, force: true })
  if (begun !== 'resume') {
    await mkdir(partial, { mode: 0o700 })
    await mkdir(join(partial, workFolder), { mode: 0o700 })
  }
  return {
    partial,
    at: (name) => join(partial, name),
    async finish() {
      await rm(join(partial, workFolder), { recursive: true, force: true })
      await rename(partial, whole).catch((error: NodeJS.ErrnoException) => {
        throw new Stopped(`${output}.partial is whole and cannot be renamed (${error.code}): rename it yourself`)
      })
    },
    discard: () => rm(partial, { recursive: true, force: true }),
  }
}

/** Takes away what only the run itself needs, so that it begins anew; what it was begun with stays. */
export async function emptyWork({ partial }: Pick<OutputFolder, 'partial'>): Promise<void> {
  for (const name of ['people.duckdb', 'people.duckdb.wal', 'spill'])
    await rm(join(partial, workFolder, name), { recursive: true, force: true })
}

/** Whether there is anything under a path. */
export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
