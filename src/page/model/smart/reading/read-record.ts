import type { Bundle, BundleEntry, FhirResource } from 'fhir/r4.js'
import PQueue from 'p-queue'
import { openResource } from '../../../../fhir/bundle.ts'
import type { Trouble } from '../../../conversation/record.ts'
import { type LaunchSettings, typeIn } from '../settings.ts'
import { holdsAnother } from './belongs.ts'
import { type Ask, allPages } from './pages.ts'
import { included, wantedBy } from './referred.ts'

/** Requests at once. */
const atOnce = 4

/** Whose record is read, and what of it may be. */
export interface Readable extends Pick<LaunchSettings, 'prefetch' | 'needed'> {
  readonly base: string
  readonly patientId: string
  readonly reads: (type: string) => boolean
}

/** What was had, by the key of its search. */
type Had = Readonly<Record<string, FhirResource>>

/** Why a record was not had; `whom` where a talk could go on without it: the person, if they at least were had. */
export interface Unread extends Pick<Trouble, 'trouble'> {
  readonly whom?: Had
}

/**
 * The record of one person by the searches that hooks prefetch, all pages, four at once. What is not whole is not had, and so absent; without
 * what is needed, or with anything of another person, nothing is had at all.
 * @see docs/conversation.md
 */
export async function readRecord(
  { base, patientId, prefetch, needed, reads }: Readable,
  ask: Ask,
): Promise<Had | Unread> {
  const queue = new PQueue({ concurrency: atOnce })
  let ended = false
  const inTurn: Ask = (url) =>
    queue.add(async () => {
      try {
        return await ask(url)
      } catch (error) {
        ended ||= error instanceof SessionEnded
        throw error
      }
    })
  const had: Record<string, FhirResource> = {}
  const one = async ([key, template]: [string, string]) => {
    const query = filled(template, patientId)
    if (query === null || !reads(typeIn(template))) return
    try {
      had[key] = query.includes('?') ? await found(query) : await single(query)
    } catch {
      // Not had: the key stays absent.
    }
  }
  const single = async (query: string) => openResource(await inTurn(`${base}/${query}`), typeIn(query)) as FhirResource
  const found = async (query: string): Promise<Bundle> => {
    const entries = await allPages(base, query, inTurn)
    const more = await Promise.all(wantedBy(entries, base, reads).map((name) => included(base, name, inTurn)))
    const entry = [...entries, ...more.filter((each): each is BundleEntry => each !== null)]
    return { resourceType: 'Bundle', type: 'searchset', ...(entry.length > 0 && { entry }) }
  }
  await Promise.all(Object.entries(prefetch).map(one))
  if (ended) return { trouble: 'session-ended' }
  const types = new Set(Object.keys(had).map((key) => typeIn(prefetch[key] ?? '')))
  if (holdsAnother(had, patientId)) return { trouble: 'patient-other' }
  if (needed.some((line) => !line.some((type) => types.has(type))))
    return { trouble: 'record-failed', whom: only(had, 'Patient') }
  return inOrder(had, Object.keys(prefetch))
}

/** Whether there is no record but a reason. */
export function isUnread(read: Had | Unread): read is Unread {
  return typeof read.trouble === 'string'
}

/** What asking throws when the token is no longer taken. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded'
}

/** A search about this patient; null where it asks for more than a page knows. */
function filled(template: string, patientId: string): string | null {
  const query = template.replace(/\{\{\s*context\.patientId\s*\}\}/g, encodeURIComponent(patientId))
  return query.includes('{{') ? null : query
}

function only(had: Had, type: string): Had {
  return Object.fromEntries(Object.entries(had).filter(([, { resourceType }]) => resourceType === type))
}

function inOrder<Value>(had: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(keys.flatMap((key) => (had[key] === undefined ? [] : [[key, had[key]]])))
}
