import { type ErrorCode, errorOf } from '../errors.ts'
import type { Lack, NotHad } from '../fhir/not-had.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { Need } from './need.ts'
import type { Barred } from './reach.ts'

/** Data that could not be had: why, and what to do. Names the query only as its template. */
export interface Absence {
  readonly need: Need
  readonly code: ErrorCode
  readonly why: string
  readonly todo: string
}

/** What prefetch lacked: nothing under this key, or a value that cannot be used. */
export type Unsent = NotHad | null

/** The server may not be asked for it. A prefetched value that could not be used weighs more than that there is no server. */
export function whenBarred(need: Need, unsent: Unsent, barred: Barred): Absence {
  const code = unsent && barred.code === 'data-missing' ? 'prefetch-unusable' : barred.code
  return { need, code, why: `${whyUnsent(unsent)}, and ${barred.why}`, todo: barred.todo }
}

/** The server was asked for it in vain. */
export function whenFailed(need: Need, unsent: Unsent, failure: NotHad): Absence {
  const answer = ['failed', 'timeout', 'expired', 'gone'].includes(failure.lack)
  const why = `${whyUnsent(unsent)}, and the FHIR server ${answer ? '' : 'gave an answer that is '}${failure.message}`
  return {
    need,
    code: codes[failure.lack] ?? 'fhir-server-failed',
    why,
    todo: 'Send this key in prefetch, or see to the FHIR server and try again.',
  }
}

/** The client has told that its query failed: it is not repeated. @see CDS Hooks, OperationOutcome in prefetched data */
export function whenReported(need: Need, outcome: NotHad): Absence {
  const why = `the prefetched value is ${outcome.message}, so the query is not repeated`
  return {
    need,
    code: 'prefetch-unusable',
    why,
    todo: 'See to what that outcome says, and send the result of the query.',
  }
}

/** @throws CdsError 412 with one issue per key that a service needs and of whose group nothing was had */
export function refuseWithout(service: Service, absences: readonly Absence[]): void {
  const lacking = service.needed
    .filter((group) => group.every((key) => absences.some(({ need }) => need.key === key)))
    .flat()
  const issues = absences
    .filter(({ need }) => lacking.includes(need.key))
    .map(({ need: { key, template }, code, why, todo }) => {
      return { code, diagnostics: `${key} (${template}): ${why}. ${todo}`, expression: `prefetch.${key}` }
    })
  if (issues.length > 0) throw errorOf(412, issues)
}

const codes: Partial<Record<Lack, ErrorCode>> = { timeout: 'fhir-server-timeout', expired: 'fhir-token-expired' }

function whyUnsent(unsent: Unsent): string {
  return unsent ? `the prefetched value is ${unsent.message}` : 'not in prefetch'
}
