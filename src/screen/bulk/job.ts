import type { Response } from 'undici'
import { z } from 'zod'
import type { Progress } from '../progress.ts'
import { Refusal, Stopped } from '../refusal.ts'
import type { BulkAddress } from './asked.ts'
import { type BulkServer, nameOf } from './server.ts'
import { secondsAsked } from './waiting.ts'

/** Seconds that an export may take. */
const longest = 24 * 3600

const file = z.object({
  type: z.string().default(''),
  url: z.url({ protocol: /^https?$/ }),
  count: z.number().optional(),
})
const manifest = z.object({
  request: z.string().default(''),
  requiresAccessToken: z.boolean().default(false),
  output: z.array(file),
  error: z.array(file).default([]),
  deleted: z.array(file).default([]),
})

/** What an export came to: files, each of one type. @see https://hl7.org/fhir/uv/bulkdata/export.html#response---complete-status */
export type Manifest = z.output<typeof manifest>
export type ManifestFile = z.output<typeof file>

/** Asks a server to begin an export of these types; gives the address where it tells how far it is. @throws Refusal when it cannot or will not */
export async function begin(server: BulkServer, { operation }: BulkAddress, types: readonly string[]): Promise<string> {
  const asked = new URLSearchParams({ _outputFormat: 'application/fhir+ndjson', _type: types.join(',') })
  const response = await server.ask(`${operation}?${asked}`, {
    headers: { accept: 'application/fhir+json', prefer: 'respond-async' },
  })
  const status = response.headers.get('content-location')
  if (response.status === 202 && status !== null && URL.canParse(status, operation)) {
    await response.body?.cancel()
    return new URL(status, operation).href
  }
  if ([401, 403].includes(response.status))
    throw new Refusal(
      `${operation} answered ${response.status}: say as whom with --bulk-client and --bulk-key, or have the client allowed to export`,
    )
  const said = await saidIn(response)
  if ([404, 405, 501].includes(response.status) || (response.status === 400 && said.includes('$export')))
    throw new Refusal(
      `this server has no $export at ${operation} (${response.status}${said}): switch it on there, or export files and name them with --input`,
    )
  throw new Refusal(
    `${operation} did not begin an export (${response.status}${said}); a type that it does not know is left out with --bulk-without`,
  )
}

/** Waits until an export is there. @throws Refusal when it failed or tells of deleted resources; Stopped when it takes too long */
export async function awaited(server: BulkServer, status: string, progress: Pick<Progress, 'note'>): Promise<Manifest> {
  const { clock, signal } = server.calling
  const begun = clock.now()
  let told = ''
  for (;;) {
    const response = await server.ask(status, { headers: { accept: 'application/json' } })
    if (response.status === 200) return opened(await server.json(response, status))
    if (response.status !== 202)
      throw new Refusal(`the export failed (${response.status}${await saidIn(response)}): begin anew with --discard`)
    await response.body?.cancel()
    const now = response.headers.get('x-progress')?.slice(0, 100) ?? ''
    if (now !== '' && now !== told) progress.note(`export: ${now}`)
    told = now
    const pause = secondsAsked(response.headers.get('retry-after'), clock.now())
    if (clock.now() + pause * 1000 - begun > longest * 1000)
      throw new Stopped('the export is not there after 24 hours: look at the server, and go on with --resume')
    await clock.wait(Math.max(pause, 1), signal)
  }
}

function opened(value: unknown): Manifest {
  const read = manifest.safeParse(value)
  if (!read.success) throw new Refusal('the server says that the export is there, and not where')
  if (read.data.deleted.length > 0)
    throw new Refusal(
      'the export tells of resources that were deleted since another one: ask for all of it, without _since',
    )
  return read.data
}

/** Takes away an export of which everything is here. */
export async function forget(server: BulkServer, status: string, progress: Pick<Progress, 'note'>): Promise<void> {
  try {
    const response = await server.ask(status, { method: 'DELETE' })
    await response.body?.cancel()
    if (response.status >= 300) throw new Error(String(response.status))
  } catch (error) {
    server.calling.signal.throwIfAborted()
    progress.note(
      `the export stays at ${nameOf(status)} (${error instanceof Error ? error.message : error}): delete it there`,
    )
  }
}

/** What an OperationOutcome says, in one line. */
async function saidIn(response: Response): Promise<string> {
  const text = await response.text().catch(() => '')
  const [, said] = /"(?:diagnostics|text)"\s*:\s*"([^"]{1,300})/.exec(text) ?? []
  return said === undefined ? '' : `: ${said}`
}
