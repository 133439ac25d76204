import type {
  Bundle,
  BundleEntry,
  CapabilityStatement,
  CarePlan,
  FhirResource,
  Goal,
  Reference,
  ServiceRequest,
} from 'fhir/r4.js'
import type { Saved, Trouble } from '../../../conversation/record.ts'

/** What came back of one request to a FHIR server. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** Sends one request to a FHIR server; the path is relative to its base. @throws Error where nothing came back */
export type Send = (method: 'GET' | 'POST', path: string, body?: FhirResource, ifNoneExist?: string) => Promise<Reply>

/**
 * Writes a transaction; on a server that takes none, its entries one after the other in its order, so that what is referred to is there
 * first. Nothing is taken back where that breaks off: it is said what was written.
 */
export async function write(transaction: Bundle, send: Send): Promise<Saved> {
  try {
    if (!(await takesTransactions(send))) return await oneByOne(transaction.entry ?? [], send)
    const { status, body } = await send('POST', '', transaction)
    if (!isGood(status)) return { outcome: 'none', trouble: troubleOf(status) }
    return isWhole(body, transaction) ? { outcome: 'all' } : { outcome: 'none', trouble: { trouble: 'write-failed' } }
  } catch {
    return { outcome: 'none', trouble: { trouble: 'write-unknown' } }
  }
}

/** Unless it says that it takes others only. */
async function takesTransactions(send: Send): Promise<boolean> {
  const { status, body } = await send('GET', 'metadata')
  const [rest] = isGood(status) ? ((body as CapabilityStatement | null)?.rest ?? []) : []
  return !Array.isArray(rest?.interaction) || rest.interaction.some(({ code }) => code === 'transaction')
}

async function oneByOne(entries: readonly BundleEntry[], send: Send): Promise<Saved> {
  const references = new Map<string, Reference>()
  const written: string[] = []
  for (const { resource, fullUrl, request } of entries as readonly BundleEntry<Named>[]) {
    if (!resource || fullUrl === undefined) continue
    const { resourceType: type, identifier } = resource
    const sent = await send('POST', type, referring(resource, references), request?.ifNoneExist).catch(() => null)
    if (!sent || !isGood(sent.status)) {
      const trouble = troubleOf(sent?.status ?? 0)
      return written.length === 0 ? { outcome: 'none', trouble } : { outcome: 'half', written, trouble }
    }
    written.push(type)
    const id = (sent.body as Partial<Named> | null)?.id
    const own = identifier?.at(-1)
    references.set(
      fullUrl,
      typeof id === 'string' ? { reference: `${type}/${id}` } : { type, ...(own && { identifier: own }) },
    )
  }
  return { outcome: 'all' }
}

/** What is written: each has an identifier of ours, the last of them. */
type Named = CarePlan | Goal | ServiceRequest

/** A resource with the ids that its server gave in the place of ours, or our identifier of what it told no id of. */
function referring(resource: Named, references: ReadonlyMap<string, Reference>): Named {
  return JSON.parse(JSON.stringify(resource), (_key, value) => references.get(value?.reference) ?? value)
}

function isWhole(body: unknown, { entry = [] }: Bundle): boolean {
  const { resourceType, entry: answers } = Object(body) as Partial<Bundle>
  return (
    resourceType === 'Bundle' &&
    Array.isArray(answers) &&
    answers.length === entry.length &&
    answers.every(({ response }) => /^20[01]\b/.test(response?.status ?? ''))
  )
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300
}

/** 0: nothing came back. */
function troubleOf(status: number): Trouble {
  if (status === 0) return { trouble: 'write-unknown' }
  if (status === 401) return { trouble: 'session-ended' }
  return { trouble: status === 403 ? 'write-denied' : 'write-failed' }
}
