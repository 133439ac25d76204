import type { Bundle, FhirResource } from 'fhir/r4.js'

/**
 * Where the record of a talk comes from: an EHR, by SMART on FHIR, or an example patient. It never fails otherwise than with a code, for
 * which the page has words of its own; what a server says is never shown.
 * @see docs/conversation.md
 */
export type RecordSource = () => Promise<Opened | Trouble>

export interface Opened {
  readonly record: TalkRecord
  /** Null where nothing may be written: then there is a text to copy, and no button. */
  readonly saving: Saving | null
  /** The card from which the talk was opened, by its uuid. */
  readonly card: string | null
  /** Whether the tab now belongs to somebody else: then everything is cleared, and said why. Called once at most. */
  whenLost(clear: (trouble: Trouble) => void): void
  /** Lets go of the record and the right to read it; what is on the screen is for the page to clear. */
  close(): void
}

/** What was had of one person. */
export interface TalkRecord {
  /** As `POST /conversation/explain` takes it: a key that is not there was not had. */
  readonly prefetch: Readonly<Record<string, FhirResource>>
  readonly patientId: string
  /** Both stand at the top of the screen at all times. */
  readonly name: string
  readonly birthYear: number | null
}

export interface Saving {
  /** Who saves, as far as the server said so: `Practitioner/12`. */
  readonly author: string | null
  /** Writes a transaction as it was shown before. */
  save(transaction: Bundle): Promise<Saved>
}

/** What became of saving: `half` names what was written, by type; of it nothing is taken back. */
export type Saved =
  | { readonly outcome: 'all' }
  | { readonly outcome: 'half'; readonly written: readonly string[]; readonly trouble: Trouble }
  | { readonly outcome: 'none'; readonly trouble: Trouble }

/** Why there is no record, or it could not be written; `code` is also what a help desk asks for. */
export interface Trouble {
  readonly trouble: TroubleCode
  /** The talk without the record, where it can go on so. */
  readonly without?: Opened
}

export type TroubleCode = (typeof troubleCodes)[number]

export const troubleCodes = [
  /** The page was opened by itself: no launch, or one that is over. */
  'not-launched',
  /** Our own service does not answer. */
  'service-failed',
  'parameter-unknown',
  'server-unknown',
  'context-insecure',
  'storage-blocked',
  /** `.well-known/smart-configuration` could not be had. */
  'metadata-failed',
  'endpoints-missing',
  'pkce-missing',
  'endpoint-elsewhere',
  /** What came back is no answer to what this tab asked. */
  'state-wrong',
  'issuer-wrong',
  'access-denied',
  'authorization-failed',
  'token-failed',
  'patient-missing',
  'user-is-patient',
  /** Opened by itself, and the server does not say who looks. */
  'user-unknown',
  'scope-missing',
  'patient-other',
  'record-failed',
  'session-ended',
  'write-denied',
  'write-failed',
  /** Nothing came back: it may be there or not. */
  'write-unknown',
] as const
