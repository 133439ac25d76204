import { z } from 'zod'

/** What a code means for a program: the FHIR issue type. @see http://hl7.org/fhir/R4/valueset-issue-type.html */
const issueTypes = {
  'body-not-json': 'structure',
  'body-not-utf8': 'structure',
  'body-not-object': 'structure',
  'body-forbidden-key': 'security',
  'body-too-deep': 'too-costly',
  'hook-missing': 'required',
  'hook-mismatch': 'value',
  'hook-instance-missing': 'required',
  'context-missing': 'required',
  'patient-id-missing': 'required',
  'patient-id-invalid': 'value',
  'user-id-missing': 'required',
  'prefetch-invalid': 'structure',
  'prefetch-other-patient': 'value',
  'fhir-server-invalid': 'value',
  'fhir-authorization-invalid': 'value',
  'fhir-authorization-without-server': 'required',
  'fhir-authorization-other-patient': 'value',
  'as-of-invalid': 'value',
  'not-conformant': 'invariant',
  'feedback-missing': 'required',
  'feedback-too-many': 'too-costly',
  'feedback-card-invalid': 'value',
  'feedback-outcome-invalid': 'value',
  'feedback-timestamp-invalid': 'value',
  'feedback-suggestions-missing': 'required',
  'feedback-reason-invalid': 'value',
  'report-invalid': 'value',
  'report-closed': 'forbidden',
  'request-invalid': 'structure',
  'value-refused': 'value',
  'token-missing': 'login',
  'token-refused': 'login',
  'service-unknown': 'not-found',
  'example-unknown': 'not-found',
  'page-off': 'not-found',
  'route-unknown': 'not-found',
  'method-not-allowed': 'not-supported',
  'request-timeout': 'timeout',
  'expectation-unknown': 'not-supported',
  'host-unknown': 'forbidden',
  'data-missing': 'incomplete',
  'prefetch-unusable': 'incomplete',
  'patient-not-found': 'not-found',
  'fhir-server-not-allowed': 'forbidden',
  'fhir-server-failed': 'transient',
  'fhir-server-timeout': 'timeout',
  'fhir-scope-missing': 'forbidden',
  'fhir-token-expired': 'expired',
  'body-too-large': 'too-long',
  'media-type-unsupported': 'not-supported',
  'header-too-large': 'too-long',
  'too-many-calls': 'throttled',
  'client-keys-unavailable': 'transient',
  overloaded: 'transient',
  internal: 'exception',
  'shutting-down': 'transient',
  'store-unavailable': 'transient',
} as const

/** Stable: a client may act on it. Each is a row of `docs/errors.md`. */
export type ErrorCode = keyof typeof issueTypes

/** Every code there is. */
export const errorCodes = Object.keys(issueTypes) as ErrorCode[]

/** One thing that is wrong: what, where and what to do; never a word of the patient's data. */
export interface Issue {
  readonly code: ErrorCode
  readonly diagnostics: string
  /** Where in the body, as a path such as `context.patientId`. */
  readonly expression?: string
}

/** A call that cannot be answered. Its status and code are part of the interface; rendered once, in `http/failure.ts`. */
export class CdsError extends Error {
  override readonly name = 'CdsError'
  readonly status: number
  readonly code: ErrorCode
  readonly issues: readonly Issue[]

  constructor(
    status: number,
    code: ErrorCode,
    diagnostics: string,
    issues: readonly Issue[] = [{ code, diagnostics }],
  ) {
    super(diagnostics)
    this.status = status
    this.code = code
    this.issues = issues
  }
}

const errorSystem = 'https://remissiewijzer.example/fhir/CodeSystem/error'

/** Every error as it is answered. @see http://hl7.org/fhir/R4/operationoutcome.html */
export const operationOutcomeSchema = z.strictObject({
  resourceType: z.literal('OperationOutcome'),
  issue: z
    .array(
      z.strictObject({
        severity: z.literal('error'),
        code: z.string(),
        details: z.strictObject({
          coding: z.array(z.strictObject({ system: z.literal(errorSystem), code: z.enum(errorCodes) })).length(1),
        }),
        diagnostics: z.string(),
        expression: z.array(z.string()).length(1).optional(),
      }),
    )
    .min(1),
})

/** The error that tells of several things at once, of which there is one at least; its code is that of the first. */
export function errorOf(status: number, issues: readonly Issue[]): CdsError {
  const [first] = issues
  if (!first) throw new Error('an error without an issue')
  return new CdsError(status, first.code, first.diagnostics, issues)
}

/** Of issues that have this in common only the first. */
export function once(issues: readonly Issue[], common: 'code' | 'expression'): readonly Issue[] {
  const first = new Map<string | undefined, Issue>()
  for (const issue of issues) if (!first.has(issue[common])) first.set(issue[common], issue)
  return [...first.values()]
}

/** The same as FHIR says it. @see http://hl7.org/fhir/R4/operationoutcome.html */
export function operationOutcome(issues: readonly Issue[]) {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, diagnostics, expression }) => ({
      severity: 'error',
      code: issueTypes[code],
      details: { coding: [{ system: errorSystem, code }] },
      diagnostics,
      ...(expression && { expression: [expression] }),
    })),
  }
}
