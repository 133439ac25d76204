import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Response } from 'undici'
import { Refusal, Stopped } from '../refusal.ts'
import type { ManifestFile } from './job.ts'
import { linesIn } from './line-count.ts'
import { type BulkServer, nameOf } from './server.ts'

/** What was told of a file when it was first asked for: by that it is known to be still the same. */
interface Version {
  readonly tag: string | null
  readonly bytes: number | null
}

const mostTries = 5

/** Fetches a file of an export into a folder, whole, under this name; what came of it before is not fetched again where the server can tell that it is the same. @returns its bytes */
export async function download(
  server: BulkServer,
  { url, count }: Pick<ManifestFile, 'url' | 'count'>,
  isOpen: boolean,
  folder: string,
  name: string,
): Promise<number> {
  const part = join(folder, `.${name}.part`)
  const versionFile = join(folder, `.${name}.version`)
  const file = await open(part, 'a+', 0o600)
  try {
    for (let tried = 1; ; tried++) {
      const had = (await file.stat()).size
      const version = had > 0 ? await readFile(versionFile, 'utf8').then(parsed, () => null) : null
      const isWhole = await fetchInto(file, had, version)
      if (isWhole) break
      if (tried >= mostTries) throw new Stopped(`${nameOf(url)} breaks off again and again: go on later with --resume`)
    }
    const lines = await linesIn(part)
    if (count !== undefined && lines !== count)
      throw new Stopped(`${nameOf(url)} has ${lines} lines, and the server says ${count}: begin anew with --discard`)
    const { size } = await file.stat()
    await rename(part, join(folder, name))
    return size
  } finally {
    await file.close()
  }

  /** Whether the file is whole then. */
  async function fetchInto(file: FileHandle, had: number, version: Version | null): Promise<boolean> {
    const mayGoOn = version !== null && (version.tag !== null || version.bytes !== null)
    const range = mayGoOn ? { range: `bytes=${had}-`, ...(version.tag !== null && { 'if-range': version.tag }) } : {}
    const headers = { accept: 'application/fhir+ndjson', 'accept-encoding': 'identity', ...range }
    const response = await server.ask(url, { isOpen, headers })
    if (response.status === 416) {
      await response.body?.cancel()
      if (version?.bytes === had) return true
      await file.truncate(0)
      return false
    }
    if (response.status !== 200 && response.status !== 206)
      throw new Refusal(`${nameOf(url)} answered ${response.status}: ${whyNot(response.status, url)}`)
    checkType(response, url)
    const found = versionIn(response)
    if (!goesOn(response, had, version, found)) {
      await file.truncate(0)
      if (response.status === 206) {
        await response.body?.cancel()
        return false
      }
      await writeFile(versionFile, JSON.stringify(found), { mode: 0o600 })
    }
    try {
      for await (const chunk of response.body ?? []) await file.appendFile(chunk)
    } catch (error) {
      server.calling.signal.throwIfAborted()
      if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') throw error
      return false
    }
    return found.bytes === null || (await file.stat()).size === found.bytes
  }
}

function whyNot(status: number, url: string): string {
  return status === 401 || status === 403
    ? `if it is right that ${new URL(url).host} gets the token, allow it with --bulk-hosts`
    : 'the export may be gone, begin anew with --discard'
}

function goesOn({ status, headers }: Response, had: number, version: Version | null, found: Version): boolean {
  if (status !== 206 || version === null) return false
  const isFromThere = headers.get('content-range')?.startsWith(`bytes ${had}-`) === true
  return isFromThere && found.bytes === version.bytes && (version.tag === null || found.tag === version.tag)
}

function versionIn({ status, headers }: Response): Version {
  const [, whole] = /\/(\d+)$/.exec(headers.get('content-range') ?? '') ?? []
  const isPacked = headers.get('content-encoding') !== null && headers.get('content-encoding') !== 'identity'
  const bytes = status === 206 ? whole : (headers.get('content-length') ?? undefined)
  const tag = headers.get('etag')
  return { tag: tag?.startsWith('W/') ? null : tag, bytes: bytes === undefined || isPacked ? null : Number(bytes) }
}

function checkType({ headers }: Response, url: string): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (/html|xml|^application\/(fhir\+)?json$/.test(type))
    throw new Refusal(`${nameOf(url)} answered ${type} instead of NDJSON: does it need the token, or another one?`)
}

function parsed(text: string): Version {
  return JSON.parse(text)
}

/** How a file of an export is called here: by its type, and by where it comes from, so that it is known again. */
export function fileName(type: string, url: string): string {
  const from = createHash('sha256').update(url).digest('hex').slice(0, 16)
  return `${/^[A-Za-z]{1,64}$/.test(type) ? type : 'file'}.${from}.ndjson`
}
