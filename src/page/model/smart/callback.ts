import type { Trouble } from '../../conversation/record.ts'

/** What a tab remembers of a launch until the browser is sent back. */
export interface Launched {
  readonly state: string
  readonly iss: string
  readonly issuer: string | null
  readonly saysIssuer: boolean
  /** Where the authorization server may be. */
  readonly origins: readonly string[]
  readonly scope: string
  readonly fromEhr: boolean
}

export interface Answered {
  readonly code: string
  readonly state: string
}

const longest = 8192

/**
 * What an authorization server answers in the address to which it sends a browser back. It counts only where this tab asked (`state`), and
 * where it says who it is only from whom was asked. Its words are not read.
 * @see https://www.rfc-editor.org/rfc/rfc9207#section-2.4
 */
export function answeredIn(query: URLSearchParams, launched: Launched | null): Answered | Trouble {
  const names = [...query.keys()]
  if (names.length === 0 || query.toString().length > longest) return { trouble: 'not-launched' }
  if (['state', 'code', 'iss', 'error'].some((name) => query.getAll(name).length > 1)) return { trouble: 'state-wrong' }
  const state = query.get('state')
  if (!launched || !state || state !== launched.state) return { trouble: 'state-wrong' }
  if (!isFrom(query.get('iss'), launched)) return { trouble: 'issuer-wrong' }
  const error = query.get('error')
  if (error === 'access_denied') return { trouble: 'access-denied' }
  if (error === 'invalid_scope') return { trouble: 'scope-missing' }
  const code = query.get('code')
  if (error !== null || !code) return { trouble: 'authorization-failed' }
  return { code, state }
}

/** One that tells no issuer beforehand may only be where the site file says. */
function isFrom(said: string | null, { issuer, saysIssuer, origins }: Launched): boolean {
  if (said === null) return !saysIssuer
  if (issuer !== null) return said === issuer
  return URL.canParse(said) && origins.includes(new URL(said).origin)
}
