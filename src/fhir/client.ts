import type { Resource } from 'fhir/r4.js'
import { type Dispatcher, fetch, type Response } from 'undici'
import { bodyWithin, notUtf8 } from './body.ts'
import { openBundle, openResource } from './bundle.ts'
import { isTooDeep } from './depth.ts'
import { NotHad } from './not-had.ts'
import { privateAddress } from './outbound.ts'
import { isUnder } from './server.ts'

/** A FHIR server that may be called, as this call may use it. */
export interface FhirAccess {
  readonly base: string
  readonly token: string | undefined
  /** Ends every request of the call; its reason is a NotHad. */
  readonly signal: AbortSignal
  /** Opens the connections; without one they go wherever the name leads. */
  readonly agent?: Dispatcher | undefined
}

const mostPages = 200
const mostBytes = 33_554_432

/** Reads one resource, `Type/id`. @throws NotHad, with lack `gone` when the server says there is none */
export async function readResource(access: FhirAccess, type: string, id: string): Promise<Resource> {
  const answer = await get(access, new URL(`${access.base}/${type}/${encodeURIComponent(id)}`), mostBytes)
  return openResource(answer.value, type)
}

/**
 * All pages of a search; included resources go along. A page elsewhere than under the base is never asked for.
 * @throws NotHad when any page fails, or the pages do not end
 * @see http://hl7.org/fhir/R4/http.html#paging
 */
export async function search(access: FhirAccess, query: string): Promise<readonly Resource[]> {
  const found: Resource[] = []
  const seen = new Set<string>()
  let bytes = 0
  for (let url: URL | null = new URL(`${access.base}/${query}`); url; ) {
    if (seen.size === mostPages || seen.has(url.href)) throw new NotHad('failed', 'gave pages without end')
    seen.add(url.href)
    const answer = await get(access, url, mostBytes - bytes)
    bytes += answer.bytes
    const page = openBundle(answer.value)
    for (const resource of page.resources) found.push(resource)
    url = page.next === null ? null : follow(access, page.next, url)
  }
  return found
}

/** The first page of a search, for a person to look through. @throws NotHad when it fails */
export async function firstPage(access: FhirAccess, query: string): Promise<readonly Resource[]> {
  return openBundle((await get(access, new URL(`${access.base}/${query}`), mostBytes)).value).resources
}

function follow(access: FhirAccess, next: string, from: URL): URL {
  const url = URL.canParse(next, from.href) ? new URL(next, from) : null
  if (!url || !isUnder(access.base, url))
    throw new NotHad('failed', 'gave a next page that is not under its own base URL')
  return url
}

async function get(
  { signal, token, agent }: FhirAccess,
  url: URL,
  limit: number,
): Promise<{ value: unknown; bytes: number }> {
  try {
    const headers = { accept: 'application/fhir+json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(url.href, { headers, signal, redirect: 'manual', ...(agent && { dispatcher: agent }) })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw notOk(response.status)
    }
    const body = await bodyWithin(limit, response)
    if (!body) throw new NotHad('failed', `answered more than ${mostBytes} bytes`)
    return { value: parse(body.text, response), bytes: body.bytes }
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof NotHad) throw error
    const cause = causeOf(error)
    if (cause === privateAddress) throw new NotHad('failed', 'has a private address that is not in FHIR_NETWORKS')
    if (cause === notUtf8) throw new NotHad('failed', 'answered bytes that are not UTF-8')
    throw new NotHad('failed', `could not be reached or broke off (${cause})`)
  }
}

function notOk(status: number): NotHad {
  if (status === 404 || status === 410) return new NotHad('gone', `answered ${status}`)
  if (status >= 300 && status < 400) return new NotHad('failed', `redirected (${status}), which is not followed`)
  return new NotHad('failed', `answered ${status}`)
}

function parse(text: string, response: Response): unknown {
  try {
    const value: unknown = JSON.parse(text)
    if (isTooDeep(value)) throw new NotHad('failed', 'answered JSON that is nested too deep')
    return value
  } catch (error) {
    if (error instanceof NotHad) throw error
    const html = response.headers.get('content-type')?.includes('html')
    throw new NotHad(
      'failed',
      html ? 'answered HTML instead of FHIR JSON' : 'answered something that is not whole JSON',
    )
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z_]+$/.test(code) ? code : 'connection error'
}
