import { CdsError, errorOf, issueOf } from '../errors.ts'

/** Why a call is not trusted: for the log of the service, never for the answer. Each is a row of docs/security.md. */
export const doubts = [
  'token-missing',
  'token-malformed',
  'issuer-unknown',
  'tenant-unknown',
  'algorithm-not-allowed',
  'key-id-missing',
  'type-not-jwt',
  'jku-not-configured',
  'key-unknown',
  'signature-wrong',
  'audience-other',
  'expired',
  'not-yet-valid',
  'lifetime-too-long',
  'claim-missing',
  'replayed',
] as const

export type Doubt = (typeof doubts)[number]

/**
 * A call without a token, or with one that is not taken. What is wrong with it is kept for the log: every bad token gets one answer.
 * @see https://www.rfc-editor.org/rfc/rfc6750#section-3
 */
export class Distrust extends CdsError {
  readonly doubt: Doubt
  /** The client that the token says it is from, when there is one; not proven. */
  readonly claimed: string | null

  constructor(doubt: Doubt, claimed: string | null = null) {
    super(issueOf(doubt === 'token-missing' ? 'token-missing' : 'token-refused'))
    this.doubt = doubt
    this.claimed = claimed
  }
}

/** The keys of a client cannot be had, so nobody can tell whether its token is good. */
export function keysUnavailable(): CdsError {
  return errorOf('client-keys-unavailable')
}
