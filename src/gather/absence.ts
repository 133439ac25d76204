import { type CdsError, errorOfAll, type Issue, issueOf } from '../errors.ts'
import type { NotHad } from '../fhir/failed-answer.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { Text } from '../text.ts'
import type { Need } from './need.ts'
import type { Barred } from './reach.ts'

/** Data that could not be had: what prefetch held in their place, and why they were not had elsewhere. Names no query and no data. */
export interface Absence {
  readonly need: Need
  readonly unsent: Text
  readonly cause: Pick<Issue, 'code' | 'diagnostics'>
}

/** What prefetch lacked: nothing under this key, or a value that cannot be used. */
export type Unsent = NotHad | null

/** The server may not be asked for it. A prefetched value that could not be used weighs more than that there is no server. */
export function whenBarred(need: Need, unsent: Unsent, { barred }: Barred): Absence {
  const code = unsent && barred === 'data-missing' ? 'prefetch-unusable' : barred
  return { need, unsent: heldBy(unsent), cause: issueOf(code) }
}

/** The server was asked for it in vain. */
export function whenFailed(need: Need, unsent: Unsent, failure: NotHad): Absence {
  const why = failure.ofServer
  const cause =
    failure.lack === 'expired'
      ? issueOf('fhir-token-expired')
      : issueOf(failure.lack === 'timeout' ? 'fhir-server-timeout' : 'fhir-server-failed', { why })
  return { need, unsent: heldBy(unsent), cause }
}

/**
 * The client has told that its query failed: it is not repeated.
 * @see docs/integration.md#6-what-your-prefetch-values-mean
 */
export function whenReported(need: Need, outcome: NotHad): Absence {
  return { need, unsent: outcome.inPrefetch, cause: issueOf('prefetch-unusable') }
}

/** @throws CdsError 412 with one issue per cause, of all keys that a service needs and of whose group nothing was had */
export function refuseWithout(service: Service, absences: readonly Absence[]): void {
  const lacking = service.needed
    .filter((group) => group.every((key) => absences.some(({ need }) => need.key === key)))
    .flat()
  const needed = absences.filter(({ need }) => lacking.includes(need.key))
  if (needed.length > 0) throw refusal(needed)
}

function refusal(absences: readonly Absence[]): CdsError {
  const alike = new Map<string, Absence[]>()
  for (const absence of absences) {
    const { unsent, cause } = absence
    const what = `${cause.code} ${unsent.en} ${cause.diagnostics.en}`
    alike.set(what, [...(alike.get(what) ?? []), absence])
  }
  return errorOfAll([...alike.values()].flatMap(together))
}

/** One issue of what is absent for one reason. */
function together([first, ...others]: readonly Absence[]): readonly Issue[] {
  if (!first) return []
  const { unsent, cause } = first
  const keys = [first, ...others].map(({ need }) => need.key)
  const told = (language: keyof Text) => `${keys.join(', ')}: ${unsent[language]}. ${cause.diagnostics[language]}`
  const expression = keys.map((key) => `prefetch.${key}`)
  return [{ code: cause.code, diagnostics: { en: told('en'), nl: told('nl') }, expression }]
}

function heldBy(unsent: Unsent): Text {
  return unsent ? unsent.inPrefetch : { en: 'not in prefetch', nl: 'niet in prefetch' }
}
