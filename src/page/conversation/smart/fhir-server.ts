import type { FhirResource } from 'fhir/r4.js'
import type { Ask } from '../../model/smart/reading/pages.ts'
import { SessionEnded } from '../../model/smart/reading/read-record.ts'
import type { Reply, Send } from '../../model/smart/saving/save.ts'

/** Time for a whole record, in milliseconds. */
const readingTime = 20_000
/** Time for one request that writes. */
const writingTime = 20_000

/** A FHIR server with a token for it, which lives here alone and is gone once `forget` is called. */
export class FhirServer {
  readonly base: string
  #token: string | null
  readonly #expiresAt: number

  constructor(base: string, token: string, expiresAt: number) {
    this.base = base
    this.#token = token
    this.#expiresAt = expiresAt
  }

  forget(): void {
    this.#token = null
  }

  /** What reads within one deadline for all. */
  reading(): Ask {
    const signal = AbortSignal.timeout(readingTime)
    return async (url) => {
      const { status, body } = await this.#fetch(url, { signal })
      if (status === 401) throw new SessionEnded()
      if (status !== 200) throw new Error(String(status))
      return body
    }
  }

  /** What writes, each request within its own time. */
  get sending(): Send {
    return (method, path, body, ifNoneExist) =>
      this.#fetch(path === '' ? this.base : `${this.base}/${path}`, {
        method,
        signal: AbortSignal.timeout(writingTime),
        ...(body && { body: JSON.stringify(body as FhirResource) }),
        headers: {
          ...(body && { 'content-type': 'application/fhir+json', prefer: 'return=representation' }),
          ...(ifNoneExist !== undefined && { 'if-none-exist': ifNoneExist }),
        },
      })
  }

  async #fetch(url: string, { headers, ...request }: RequestInit): Promise<Reply> {
    if (this.#token === null || Date.now() >= this.#expiresAt) return { status: 401, body: null }
    const answer = await fetch(url, {
      ...request,
      headers: { ...headers, accept: 'application/fhir+json', authorization: `Bearer ${this.#token}` },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    })
    return { status: answer.status, body: await answer.json().catch(() => null) }
  }
}
