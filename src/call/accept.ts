import { errorOf, errorOfAll, type Issue, issueOf, once, type PlainCode } from '../errors.ts'
import { serverBase } from '../fhir/client/base-url.ts'
import { namesSent } from '../fhir/patient-names.ts'
import type { Knowledge, Service } from '../knowledge/knowledge.ts'
import { type Call, envelopeOf } from './envelope.ts'
import { type Brought, broughtNothing } from './hooks/brought.ts'
import { broughtBy } from './hooks/hooks.ts'
import { type Body, leniencyOf, notConformant } from './lenient.ts'
import { tooLong } from './limits.ts'

/** Member of the envelope -> what is told when it is not as it must be. */
const codes: readonly (readonly [path: string, code: PlainCode])[] = [
  ['hookInstance', 'hook-instance-missing'],
  ['context.patientId', 'patient-id-missing'],
  ['context.userId', 'user-id-missing'],
  ['context.encounterId', 'encounter-id-missing'],
  ['context', 'context-missing'],
  ['prefetch', 'prefetch-invalid'],
  ['fhirServer', 'fhir-server-invalid'],
  ['fhirAuthorization', 'fhir-authorization-invalid'],
]

/**
 * The service that is called and the call itself, checked; all that is wrong with the envelope is told at once.
 * @param strict whether to refuse what real clients get wrong
 * @throws CdsError 404 for a service that there is not, 400 for anything wrong with the body
 * @see https://cds-hooks.hl7.org/2.0/#calling-a-cds-service "Calling a CDS Service"; docs/errors.md
 */
export function accept(
  id: string,
  body: unknown,
  knowledge: Knowledge,
  strict = false,
): { service: Service; call: Call } {
  const service = serviceOf(id, knowledge)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw errorOf('body-not-object')
  }
  const long = tooLong(body)
  if (long.length > 0) throw errorOfAll(long)
  const parsed = envelopeOf(service.hook).safeParse(body)
  const malformed = (parsed.error?.issues ?? []).map(({ path }) => issueAt(path, body, service))
  const brought = otherHook(body, service).length > 0 ? broughtNothing : broughtIn(body, service)
  const told = [...otherHook(body, service), ...malformed, ...brought.issues, ...otherToken(body)]
  const faults = once(told, ({ code }) => code)
  const lenient = parsed.success || strict ? leniencyOf(body, service) : []
  const loose = strict
    ? [...notConformant(lenient, faults), ...brought.lenient.flatMap(({ issue }) => issue ?? [])]
    : []
  if (!parsed.success || faults.length + loose.length > 0) throw errorOfAll([...faults, ...loose])
  const { hook, context, prefetch, fhirServer, fhirAuthorization } = parsed.data
  return {
    service,
    call: {
      hook,
      patientId: context.patientId,
      context,
      prefetch: prefetch ?? {},
      fhirServer: fhirServer ? serverBase(fhirServer) : null,
      fhirAuthorization: fhirAuthorization ?? null,
      drafts: brought.drafts,
      brought: brought.entries,
      added: brought.conditions,
      lenient: [...lenient, ...brought.lenient.map(({ kind }) => kind)],
    },
  }
}

/** What the context brings beside the patient, who is known by what prefetch says. */
function broughtIn({ context, prefetch }: Body, { hook }: Service): Brought {
  const { patientId } = Object(context)
  const id = typeof patientId === 'string' ? patientId.replace(/^Patient\//, '') : ''
  const sent = typeof prefetch === 'object' && prefetch !== null ? prefetch : {}
  return broughtBy(hook, context, namesSent(sent as Readonly<Record<string, unknown>>, id))
}

/** The services on offer: those that are drafts, or that the site switched off, are not. */
export function offeredServices({ services }: Pick<Knowledge, 'services'>): readonly Service[] {
  return [...services.values()].filter(({ offered }) => offered)
}

/** The service of an id that is on offer. @throws CdsError 404 when there is none */
export function serviceOf(id: string, knowledge: Knowledge): Service {
  const service = knowledge.services.get(id)
  if (service?.offered) return service
  throw errorOf('service-unknown')
}

/** Told before anything else: whatever more is wrong, it is the wrong service that is called. */
function otherHook(body: Body, { hook }: Service): readonly Issue[] {
  const sent = typeof body.hook === 'string' ? body.hook.trim() : ''
  return sent === '' || sent === hook ? [] : [issueOf('hook-mismatch', { hook }, 'hook')]
}

/** What is wrong with a token beside its form. */
function otherToken({ context, fhirServer, fhirAuthorization }: Body): readonly Issue[] {
  if (typeof fhirAuthorization !== 'object' || fhirAuthorization === null) return []
  const alone = fhirServer === undefined || fhirServer === null
  const ids = [Object(context).patientId, Object(fhirAuthorization).patient]
  const [patientId, other] = ids.map((id: unknown) => (typeof id === 'string' ? id.replace(/^Patient\//, '') : ''))
  return [
    ...(alone ? [issueOf('fhir-authorization-without-server', {}, 'fhirServer')] : []),
    ...(patientId && other && patientId !== other
      ? [issueOf('fhir-authorization-other-patient', {}, 'fhirAuthorization.patient')]
      : []),
  ]
}

function issueAt(path: readonly PropertyKey[], body: Body, { hook }: Service): Issue {
  const place = path.map(String).join('.')
  const patientId: unknown = Object(body.context).patientId
  if (place === 'hook') return issueOf('hook-missing', { hook }, place)
  if (place === 'context.patientId' && patientId !== undefined && patientId !== null) {
    return issueOf('patient-id-invalid', {}, place)
  }
  const found = codes.find(([prefix]) => place === prefix || place.startsWith(`${prefix}.`))
  return found ? issueOf(found[1], {}, found[0]) : issueOf('request-invalid', { what: noCall }, place)
}

const noCall = { en: 'its body is no hook call', nl: 'de body is geen aanroep van een hook' }
