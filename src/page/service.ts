import type { Card, Coding } from '../engine/card.ts'
import type { Explanation } from '../engine/explanation.ts'
import type { Introduction } from '../fhir/introduction.ts'
import type { vocabularyOf } from '../http/vocabulary.ts'
import type { Language } from '../knowledge/knowledge.ts'
import { Problem, problemIn } from './model/problem.ts'
import { type DiscoveredService, type HookCall, type PatientRecord, resourcesOf } from './model/record.ts'

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

/** What a clinician did with a card. @see https://cds-hooks.hl7.org/ "Feedback" */
export interface Feedback {
  readonly card: string
  readonly outcome: 'accepted' | 'overridden'
  readonly acceptedSuggestions?: readonly { readonly id: string }[]
  readonly overrideReason?: { readonly reason?: Coding; readonly userComment?: string }
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

/** The record of a fixture patient. */
export async function openExample(name: string, language: Language): Promise<PatientRecord> {
  const { answer } = await send('GET', `/examples/${encodeURIComponent(name)}`, language)
  const { context, prefetch } = answer as { context: { patientId: string }; prefetch: Record<string, unknown> }
  return { patientId: context.patientId, resources: resourcesOf(prefetch), unavailable: [] }
}

/** Fires the hook. */
export async function fire(
  service: string,
  call: HookCall,
  language: Language,
): Promise<Exchange & { answer: { cards: Card[] } }> {
  return send('POST', `/cds-services/${encodeURIComponent(service)}`, language, call)
}

/** Asks why, judged on a day. */
export async function explain(
  service: string,
  call: HookCall,
  asOf: string,
  language: Language,
): Promise<Exchange & { answer: Explanation }> {
  const day = asOf === '' ? '' : `?asOf=${encodeURIComponent(asOf)}`
  return send('POST', `/cds-services/${encodeURIComponent(service)}/explain${day}`, language, call)
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

/** The patients on a FHIR server whose name has this in it. */
export async function findPatients(server: string, name: string, language: Language): Promise<readonly Found[]> {
  return ((await send('POST', '/page/patients', language, { server, name })).answer as { patients: Found[] }).patients
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
