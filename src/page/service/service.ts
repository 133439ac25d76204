import type { Card, Coding } from '../../cards/card.ts'
import type { Introduction } from '../../examples/introduction.ts'
import type { Outcome } from '../../examples/outcome.ts'
import type { vocabularyOf } from '../../http/vocabulary.ts'
import type { Language } from '../../knowledge/knowledge.ts'
import type { Explanation } from '../../why/explanation.ts'
import { Problem, problemIn } from '../model/problem.ts'
import { type DiscoveredService, type HookCall, type PatientRecord, resourcesOf } from '../model/record/record.ts'

/** One request and its answer, as they went over the line. */
export interface Exchange {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly language: Language
  readonly request: unknown
  readonly status: number
  readonly answer: unknown
  readonly ms: number
}

export type Vocabulary = ReturnType<typeof vocabularyOf>

/** A patient of a FHIR server in one line. */
export interface Found {
  readonly id: string
  readonly name: string
  readonly sex: string
  readonly birthDate: string | null
}

/** One page of a search for patients. */
export interface FoundPage {
  readonly patients: readonly Found[]
  /** How many the whole search finds; null where the server does not say. */
  readonly total: number | null
  /** The page after it; null where this is the last. */
  readonly next: string | null
}

/** What a clinician did with a card. @see https://cds-hooks.hl7.org/2.0/#feedback "Feedback" */
export interface Feedback {
  readonly card: string
  readonly outcome: 'accepted' | 'overridden'
  readonly acceptedSuggestions?: readonly { readonly id: string }[]
  readonly overrideReason?: { readonly reason: Coding }
  readonly outcomeTimestamp: string
}

/** Sends a request to the service that the page came from. @throws Problem when it cannot be reached or refuses */
async function send(
  method: 'GET' | 'POST',
  path: string,
  language: Language,
  request?: unknown,
): Promise<Exchange & { answer: never }> {
  const headers = { 'accept-language': language, accept: 'application/json', 'content-type': 'application/json' }
  const begun = performance.now()
  const response = await fetch(path, {
    method,
    headers,
    ...(request !== undefined && { body: JSON.stringify(request) }),
  }).catch(() => {
    throw new Problem(0, [])
  })
  const text = await response.text().catch(() => {
    throw new Problem(0, [])
  })
  const answer = parsed(text)
  if (!response.ok) throw problemIn(response.status, answer)
  const ms = Math.round(performance.now() - begun)
  return { method, path, language, request, status: response.status, answer: answer as never, ms }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** `GET /cds-services`. */
export async function discover(language: Language): Promise<readonly DiscoveredService[]> {
  return ((await send('GET', '/cds-services', language)).answer as { services: DiscoveredService[] }).services
}

/** The fixture patients; none where they are not served. */
export async function listExamples(language: Language): Promise<readonly Introduction[]> {
  try {
    return ((await send('GET', '/examples', language)).answer as { patients: Introduction[] }).patients
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return []
    throw error
  }
}

/** Which cards the fixture patients get; of none where the service does not tell. */
export async function listOutcomes(language: Language): Promise<readonly Outcome[]> {
  try {
    return ((await send('GET', '/page/outcomes', language)).answer as { patients: Outcome[] }).patients
  } catch {
    return []
  }
}

/** The record of a fixture patient: all that any of the services asks for, so that each can be asked about it. */
export async function openExample(
  name: string,
  services: readonly DiscoveredService[],
  language: Language,
): Promise<PatientRecord> {
  const path = `/examples/${encodeURIComponent(name)}?service=`
  const sent = await Promise.all(services.map(({ id }) => send('GET', path + encodeURIComponent(id), language)))
  const calls: readonly HookCall[] = sent.map(({ answer }) => answer)
  return {
    patientId: calls[0]?.context.patientId ?? '',
    resources: resourcesOf(...calls.map(({ prefetch }) => prefetch)),
    unavailable: [],
  }
}

/** Who tries the service wants to see what it says, however often it was said. */
const unpaced = 'pacing=off'

/** Fires the hook. */
export async function fire(
  service: string,
  call: HookCall,
  language: Language,
): Promise<Exchange & { answer: { cards: Card[] } }> {
  return send('POST', `/cds-services/${encodeURIComponent(service)}?${unpaced}`, language, call)
}

/** Asks why, judged on a day. */
export async function explain(
  service: string,
  call: HookCall,
  asOf: string,
  language: Language,
): Promise<Exchange & { answer: Explanation }> {
  const day = asOf === '' ? '' : `&asOf=${encodeURIComponent(asOf)}`
  return send('POST', `/cds-services/${encodeURIComponent(service)}/explain?${unpaced}${day}`, language, call)
}

/** Tells the service what was done with its card. */
export async function tell(service: string, feedback: Feedback, language: Language): Promise<Exchange> {
  return send('POST', `/cds-services/${encodeURIComponent(service)}/feedback`, language, { feedback: [feedback] })
}

/** The words and codes of the knowledge. */
export async function vocabulary(language: Language): Promise<Vocabulary> {
  return (await send('GET', '/page/vocabulary', language)).answer
}

/** Base URLs of the FHIR servers that the service may call. */
export async function listServers(language: Language): Promise<readonly string[]> {
  return ((await send('GET', '/page/fhir-servers', language)).answer as { servers: string[] }).servers
}

/** The patients on a FHIR server whose name has this in it: the first page, or the one that a page before named as `next`. */
export async function findPatients(
  server: string,
  name: string,
  next: string | null,
  language: Language,
): Promise<FoundPage> {
  return (await send('POST', '/page/patients', language, { server, name, next })).answer
}

/** The record that a service would fetch of a patient on a FHIR server. */
export async function fetchRecord(
  server: string,
  patientId: string,
  service: string,
  language: Language,
): Promise<PatientRecord> {
  const { answer } = await send('POST', '/page/patient', language, { server, patientId, service })
  return { patientId, ...(answer as Omit<PatientRecord, 'patientId'>) }
}
