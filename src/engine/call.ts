import { z } from 'zod'
import { serverBase } from '../fhir/server.ts'
import type { CallLeniency } from './lenient.ts'

/** A FHIR id that can stand in a URL: dots alone would climb in the path. */
const fhirId = /^(?!\.+$)[A-Za-z0-9.-]{1,64}$/
const said = z.string().trim().min(1)
const patientId = z.string().transform((text) => text.replace(/^Patient\//, ''))

/** The token with which a FHIR server may be called. @see CDS Hooks, Passing the Access Token to the CDS Service */
const authorization = z.looseObject({
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.int().min(0),
  scope: z.string(),
  subject: said,
  patient: patientId.nullish(),
})

/** The envelope of a hook call; unknown members and all FHIR in it pass through untouched. @see CDS Hooks, Calling a CDS Service */
export const envelope = z.looseObject({
  hook: said,
  hookInstance: said,
  context: z.looseObject({ patientId: patientId.refine((id) => fhirId.test(id)), userId: said }),
  prefetch: z.record(z.string(), z.unknown()).nullish(),
  fhirServer: z
    .string()
    .refine((url) => serverBase(url) !== null)
    .nullish(),
  fhirAuthorization: authorization.nullish(),
})

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
  /** What was accepted although the specification asks for more; for the log. */
  readonly lenient: readonly CallLeniency[]
}
