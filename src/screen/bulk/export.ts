import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '../progress.ts'
import { Refusal } from '../refusal.ts'
import { isThere } from '../write/folder.ts'
import type { BulkAddress } from './asked.ts'
import { download, fileName } from './download.ts'
import { tellGroupSize } from './group-size.ts'
import { awaited, begin, forget, type Manifest } from './job.ts'
import type { BulkServer } from './server.ts'

/** What is known of an export that was asked for. */
interface Begun {
  readonly operation: string
  readonly types: readonly string[]
  readonly status: string
  readonly manifest: Manifest | null
  readonly isWhole: boolean
}

/** A folder for an export, and what becomes of one that was begun. */
export interface ExportFolder {
  readonly path: string
  readonly begun: 'refuse' | 'discard' | 'resume'
}

/**
 * Fetches an export of these types into a folder, as the files that a screening reads.
 * @throws Refusal when it cannot be had; Stopped when it can go on later; the reason of the signal when it is aborted
 * @see docs/population.md#from-a-fhir-server
 */
export async function fetchExport(
  server: BulkServer,
  address: BulkAddress,
  types: readonly string[],
  { path, begun }: ExportFolder,
  progress: Pick<Progress, 'note'>,
): Promise<void> {
  const state = join(path, '.export.json')
  let known = await openFolder(path, begun, state)
  if (known && (known.operation !== address.operation || known.types.join() !== types.join()))
    throw new Refusal(
      'this export was begun at another address or of other types: ask for the same, or begin anew with --discard',
    )
  if (known?.isWhole) return
  const keep = async (now: Begun): Promise<Begun> => {
    await writeFile(state, JSON.stringify(now), { mode: 0o600 })
    return now
  }
  const { operation } = address
  known ??= await begunAnew()
  const { status } = known
  const manifest = known.manifest ?? (await awaited(server, status, progress))
  known = await keep({ ...known, manifest })
  const isOpen = !manifest.requiresAccessToken
  const files = [
    ...manifest.output.map((file) => ({ ...file, name: fileName(file.type, file.url) })),
    ...manifest.error.map((file) => ({ ...file, name: fileName('OperationOutcome', file.url) })),
  ]
  for (const { name, ...file } of files) {
    if (await isThere(join(path, name))) continue
    const bytes = await download(server, file, isOpen, path, name)
    progress.note(`export: ${file.type || 'errors'}, ${(bytes / 1e6).toFixed(1)} MB`)
  }
  if (address.group !== null) await tellGroupSize(server, address.group, path, progress)
  // What was asked for and is not in it was exported too, and nobody has any.
  const listed = {
    request: `${operation}?_type=${types.join(',')}`,
    output: files.map(({ type, url }) => ({ type, url })),
  }
  await writeFile(join(path, 'manifest.json'), JSON.stringify(listed), { mode: 0o600 })
  await keep({ ...known, isWhole: true })
  await forget(server, status, progress)

  async function begunAnew(): Promise<Begun> {
    try {
      return await keep({
        operation,
        types,
        status: await begin(server, address, types),
        manifest: null,
        isWhole: false,
      })
    } catch (error) {
      // Nothing is there to go on with.
      if (error instanceof Refusal) await rm(path, { recursive: true })
      throw error
    }
  }
}

/** The folder of an export, and what is known of one that was begun in it. @throws Refusal when there is one and nobody says what is to become of it */
async function openFolder(path: string, begun: ExportFolder['begun'], state: string): Promise<Begun | null> {
  if (begun === 'discard') await rm(path, { recursive: true, force: true })
  if (await isThere(path)) {
    if (begun !== 'resume')
      throw new Refusal(`${path} is there of an export that stopped: go on with --resume, or begin anew with --discard`)
    const text = await readFile(state, 'utf8').catch(() => null)
    return text === null ? null : JSON.parse(text)
  }
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${path} cannot be made (${error.code}): name an --output that is there and can be written`)
  })
  await chmod(path, 0o700)
  return null
}
