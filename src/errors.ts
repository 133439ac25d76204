import { z } from 'zod'
import { callErrors } from './errors/call.ts'
import { conversationErrors } from './errors/conversation.ts'
import { dataErrors } from './errors/data.ts'
import { directoryErrors } from './errors/directory.ts'
import { feedbackErrors } from './errors/feedback.ts'
import { requestErrors } from './errors/request.ts'
import { serviceErrors } from './errors/service.ts'
import type { Language, Text } from './text.ts'

/** Every error that an answer can tell, with its words in both languages. */
export const meanings = {
  ...requestErrors,
  ...callErrors,
  ...dataErrors,
  ...directoryErrors,
  ...conversationErrors,
  ...feedbackErrors,
  ...serviceErrors,
}

/** Stable: a client may act on it. Each is a row of `docs/errors.md`. */
export type ErrorCode = keyof typeof meanings

/** Every code there is. */
export const errorCodes = Object.keys(meanings) as ErrorCode[]

/** One thing that is wrong: what, where and what to do; never a word of the patient's data. */
export interface Issue {
  readonly code: ErrorCode
  readonly diagnostics: Text
  /** Where in the body, as paths such as `context.patientId`. */
  readonly expression: readonly string[]
}

type HolesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | HolesIn<Rest> : never
type HolesOf<Code extends ErrorCode> = HolesIn<(typeof meanings)[Code]['en' | 'nl']>

/** A code whose text has no holes. */
export type PlainCode = { [Code in ErrorCode]: [HolesOf<Code>] extends [never] ? Code : never }[ErrorCode]

type Holes = Readonly<Record<string, string | number | Text>>

/** What fills the holes of the text of a code, all of them and nothing else, and places in the body. */
type More<Code extends ErrorCode> = [HolesOf<Code>] extends [never]
  ? [holes?: Readonly<Record<string, never>>, ...expression: string[]]
  : [holes: Readonly<Record<HolesOf<Code>, string | number | Text>>, ...expression: string[]]

/** What a code tells, with what fills the holes of its text, and of which places in the body. */
export function issueOf<Code extends ErrorCode>(code: Code, ...more: More<Code>): Issue {
  const [holes = {}, ...expression] = more as [holes?: Holes, ...expression: string[]]
  const { en, nl } = meanings[code]
  return { code, diagnostics: { en: filled(en, holes, 'en'), nl: filled(nl, holes, 'nl') }, expression }
}

function filled(text: string, holes: Holes, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = holes[name]
    return typeof value === 'object' ? value[language] : String(value)
  })
}

/** An answer that tells what is wrong; its status and code are those of the first issue, and part of the interface. Rendered once, in `http/edge/failure.ts`. */
export class CdsError extends Error {
  override readonly name = 'CdsError'
  readonly status: number
  readonly code: ErrorCode
  readonly issues: readonly Issue[]

  constructor(first: Issue, ...others: readonly Issue[]) {
    const { code, diagnostics } = first
    super(diagnostics.en)
    this.status = meanings[code].status
    this.code = code
    this.issues = [first, ...others]
  }
}

/** The error that tells of all these things, of which there is one at least. */
export function errorOfAll(issues: readonly Issue[]): CdsError {
  const [first, ...others] = issues
  if (!first) throw new Error('an error without an issue')
  return new CdsError(first, ...others)
}

/** The error that tells of one thing. */
export function errorOf<Code extends ErrorCode>(code: Code, ...more: More<Code>): CdsError {
  return new CdsError(issueOf(code, ...more))
}

/** Says that there is no room for a call at the moment: another one later will do. */
export const overloaded = errorOf('overloaded')

/** Of issues that have this in common only the first. */
export function once(issues: readonly Issue[], common: (issue: Issue) => string): readonly Issue[] {
  const first = new Map<string, Issue>()
  for (const issue of issues) if (!first.has(common(issue))) first.set(common(issue), issue)
  return [...first.values()]
}

const errorSystem = 'https://remissiewijzer.example/fhir/CodeSystem/error'

/** Every error as it is answered. @see https://hl7.org/fhir/R4/operationoutcome.html#resource "Resource Content" */
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
        expression: z.array(z.string()).min(1).optional(),
      }),
    )
    .min(1),
})

/** The same as FHIR says it. @see https://hl7.org/fhir/R4/operationoutcome.html#resource "Resource Content" */
export function operationOutcome(issues: readonly Issue[], language: Language) {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, diagnostics, expression }) => ({
      severity: 'error',
      code: meanings[code].type,
      details: { coding: [{ system: errorSystem, code }] },
      diagnostics: diagnostics[language],
      ...(expression.length > 0 && { expression }),
    })),
  }
}
