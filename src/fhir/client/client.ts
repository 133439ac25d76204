import type { Resource } from 'fhir/r4.js'
import { type Dispatcher, fetch, type Response } from 'undici'
import { CdsError } from '../../errors.ts'
import { type Entry, openBundle, openResource, type Page } from '../bundle.ts'
import { isTooDeep } from '../depth.ts'
import { NotHad } from '../failed-answer.ts'
import { Searchset } from '../searchset.ts'
import type { Answers } from './answers.ts'
import { bodyWithin, notUtf8 } from './body.ts'
import { privateAddress } from './outbound.ts'
import { isUnder } from './under.ts'

/** A FHIR server that may be called, as this call may use it. */
export interface FhirAccess {
  readonly base: string
  readonly token: string | undefined
  /** Ends every request of the call; its reason is a NotHad. */
  readonly signal: AbortSignal
  /** Opens the connections; without one they go wherever the name leads. */
  readonly agent?: Dispatcher | undefined
  /** What was answered to the call so far. */
  readonly answers: Answers
}

const mostPages = 200
/** A longer page takes some milliseconds to parse, of so many bytes each. */
const [large, parsed] = [262_144, 40_000]

/** Reads one resource, `Type/id`. @throws NotHad, with lack `gone` when the server says there is none */
export async function readResource(access: FhirAccess, type: string, id: string): Promise<Resource> {
  return openResource(await get(access, new URL(`${access.base}/${type}/${encodeURIComponent(id)}`)), type)
}

/**
 * All pages of a search, `Type?...`; included resources go along. A page elsewhere than under the base is never asked for.
 * @throws NotHad when any page fails, the pages do not end, or there are fewer matches than the server says
 * @see https://hl7.org/fhir/R4/http.html#paging "Paging"
 */
export async function search(access: FhirAccess, query: string): Promise<readonly Entry[]> {
  const found = new Searchset(query.split('?')[0] ?? '')
  const seen = new Set<string>()
  for (let url: URL | null = new URL(`${access.base}/${query}`); url; ) {
    if (seen.size === mostPages || seen.has(url.href))
      throw new NotHad('failed', 'gave pages without end', 'gaf pagina’s zonder einde')
    seen.add(url.href)
    const page = openBundle(await get(access, url))
    access.answers.found(page.entries.length)
    access.answers.work.piece(() => found.add(page))
    url = page.next === null ? null : follow(access, page.next, url)
  }
  return found.end()
}

/**
 * One page of a search, for a person to look through: the first, or the one that a page before named as `next`.
 * @throws NotHad when it fails, or lies elsewhere than under the base
 */
export async function onePage(access: FhirAccess, query: string, next: string | null): Promise<Page> {
  const first = new URL(`${access.base}/${query}`)
  return openBundle(await get(access, next === null ? first : follow(access, next, first)))
}

function follow(access: FhirAccess, next: string, from: URL): URL {
  const url = URL.canParse(next, from.href) ? new URL(next, from) : null
  if (!url || !isUnder(access.base, url))
    throw new NotHad(
      'failed',
      'gave a next page that is not under its own base URL',
      'gaf een volgende pagina buiten het eigen adres',
    )
  return url
}

async function get({ signal, token, agent, answers }: FhirAccess, url: URL): Promise<unknown> {
  answers.sent()
  try {
    const headers = { accept: 'application/fhir+json', ...(token && { authorization: `Bearer ${token}` }) }
    const response = await fetch(url.href, { headers, signal, redirect: 'manual', ...(agent && { dispatcher: agent }) })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw notOk(response.status)
    }
    const body = await bodyWithin(Number.POSITIVE_INFINITY, response, answers.one())
    const text = body?.text ?? ''
    if (text.length > large) await answers.work.turn(text.length / parsed)
    const value = answers.work.piece(() => parse(text, response))
    await answers.work.rest()
    if (answers.work.piece(() => isTooDeep(value)))
      throw new NotHad('failed', 'answered JSON that is nested too deep', 'antwoordde met JSON die te diep genest is')
    return value
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof NotHad || error instanceof CdsError) throw error
    const cause = causeOf(error)
    if (cause === privateAddress)
      throw new NotHad(
        'failed',
        'has a private address that is not in FHIR_NETWORKS',
        'heeft een privé-adres dat niet in FHIR_NETWORKS staat',
      )
    if (cause === notUtf8)
      throw new NotHad('failed', 'answered bytes that are not UTF-8', 'antwoordde met bytes die geen UTF-8 zijn')
    throw new NotHad(
      'failed',
      `could not be reached or broke off (${cause})`,
      `was niet bereikbaar of brak af (${cause})`,
    )
  } finally {
    answers.ended()
  }
}

function notOk(status: number): NotHad {
  if (status === 404 || status === 410) return new NotHad('gone', `answered ${status}`, `antwoordde ${status}`)
  if (status >= 300 && status < 400)
    return new NotHad(
      'failed',
      `redirected (${status}), which is not followed`,
      `verwees door (${status}), en dat wordt niet gevolgd`,
    )
  return new NotHad('failed', `answered ${status}`, `antwoordde ${status}`)
}

function parse(text: string, response: Response): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const html = response.headers.get('content-type')?.includes('html')
    throw html
      ? new NotHad('failed', 'answered HTML instead of FHIR JSON', 'antwoordde HTML in plaats van FHIR-JSON')
      : new NotHad('failed', 'answered something that is not whole JSON', 'antwoordde iets wat geen hele JSON is')
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return /^[A-Z_]+$/.test(code) ? code : 'connection error'
}
