import type { Condition } from 'fhir/r4.js'
import { z } from 'zod'
import type { Entry } from '../fhir/bundle.ts'
import { serverBase } from '../fhir/client/base-url.ts'
import type { Draft } from '../fhir/draft.ts'
import type { HookName } from '../knowledge/knowledge.ts'
import { type HookContext, patientId, said } from './hooks/context.ts'
import { contexts } from './hooks/hooks.ts'
import type { CallLeniency } from './lenient.ts'

/**
 * The token with which a FHIR server may be called.
 * @see https://cds-hooks.hl7.org/2.0/#passing-the-access-token-to-the-cds-service "Passing the Access Token to the CDS Service"
 */
const authorization = z.looseObject({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.int().min(0),
  scope: z.string(),
  subject: said,
  patient: patientId.nullish(),
})

type Envelope = ReturnType<typeof around>

const envelopes = new Map<HookName, Envelope>()

/**
 * What the body of a call of a hook looks like; unknown members and all FHIR in it pass through untouched.
 * @see https://cds-hooks.hl7.org/2.0/#calling-a-cds-service "Calling a CDS Service"
 */
export function envelopeOf(hook: HookName): Envelope {
  const made = envelopes.get(hook) ?? around(contexts[hook])
  envelopes.set(hook, made)
  return made
}

function around(context: HookContext) {
  return z.looseObject({
    hook: said,
    hookInstance: said,
    context,
    prefetch: z.record(z.string(), z.unknown()).nullish(),
    fhirServer: z
      .string()
      .refine((url) => serverBase(url) !== null)
      .nullish(),
    fhirAuthorization: authorization.nullish(),
  })
}

export type FhirAuthorization = z.infer<typeof authorization>

/** A hook call that was accepted. */
export interface Call {
  readonly hook: string
  readonly patientId: string
  readonly context: Readonly<Record<string, unknown>>
  readonly prefetch: Readonly<Record<string, unknown>>
  /** As `serverBase` writes it. */
  readonly fhirServer: string | null
  readonly fhirAuthorization: FhirAuthorization | null
  /** Orders that are being written, of a hook that brings them, and every resource that came with them. */
  readonly drafts: readonly Draft[]
  readonly brought: readonly Entry[]
  /** Conditions that were put on record just now, of a hook that brings them. */
  readonly added: readonly Condition[]
  /** What was accepted although CDS Hooks asks for more; for the log. */
  readonly lenient: readonly CallLeniency[]
}
