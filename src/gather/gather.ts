import type { Resource } from 'fhir/r4.js'
import type { Call } from '../call/envelope.ts'
import { errorOf } from '../errors.ts'
import { addressesOf } from '../fhir/addresses.ts'
import type { Entry } from '../fhir/bundle.ts'
import { type FhirAccess, readResource, search } from '../fhir/client/client.ts'
import { onceEach } from '../fhir/deduplicate.ts'
import { NotHad } from '../fhir/failed-answer.ts'
import { namesSent, type PatientNames, withNames } from '../fhir/patient-names.ts'
import { isOfAnother } from '../fhir/subject.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { Gathered } from '../patient/read.ts'
import { type Absence, refuseWithout, whenBarred, whenFailed, whenReported } from './absence.ts'
import { checkedFor } from './ascription.ts'
import { type Need, needsOf } from './need.ts'
import { prefetched } from './prefetched.ts'
import { type FhirLimits, type Reach, reach } from './reach.ts'
import { readReferred } from './referred.ts'

/**
 * The data that a service asks for: what prefetch holds where it can be used, the rest from the FHIR server of the call; all searches in
 * parallel, all pages, one deadline. What could not be had is never taken for nothing there.
 * @throws CdsError 412 when the service cannot do without, one issue per cause; 400 when the Patient sent is someone else
 * @see docs/integration.md#4-what-is-asked-for-and-what-for; docs/errors.md
 */
export async function gather(call: Call, service: Service, limits: FhirLimits): Promise<Gathered> {
  const names = namesSent(call.prefetch, call.patientId)
  const sent = needsOf(service.prefetch, call).map((need) => ({ need, given: prefetched(need, call, names) }))
  const had = new Set<string>()
  const server = reach(call, limits)
  try {
    // To send so many requests takes some milliseconds: of many calls at once each has a turn of its own.
    if (call.fhirServer !== null && sent.some(({ given }) => !isHad(given))) await limits.share.work.turn()
    const got = await Promise.all(
      sent.map(async ({ need, given }): Promise<readonly Entry[] | Absence> => {
        const found = isHad(given) ? given : await ask(need, given, names, server, limits.fetched)
        return isHad(found) ? [...found, ...(await readReferred(server.to, found.map(resourceOf), had))] : found
      }),
    )
    const referred = await readReferred(
      server.to,
      call.drafts.map(({ resource }) => resource),
      had,
    )
    const absences = got.filter((found): found is Absence => !isHad(found))
    refuseWithout(service, absences)
    const entries = [...got.filter(isHad).flat(), ...referred]
    const addressOf = addressesOf(entries)
    const resources = onceEach(entries.map(resourceOf), addressOf)
    return {
      patientId: call.patientId,
      resources: resources.filter((one) => !isOtherPatient(one, call.patientId)),
      addressOf,
      unavailable: new Set(absences.map(({ need }) => need.type)),
      drafts: call.drafts,
      brought: call.brought,
      added: call.added,
    }
  } finally {
    server.end()
  }
}

function isHad(found: readonly Entry[] | Absence | NotHad | null): found is readonly Entry[] {
  return Array.isArray(found)
}

function resourceOf({ resource }: Entry): Resource {
  return resource
}

function isOtherPatient(resource: Resource, patientId: string): boolean {
  return resource.resourceType === 'Patient' && isOfAnother(resource, patientId)
}

async function ask(
  need: Need,
  unsent: NotHad | null,
  names: PatientNames,
  server: Reach,
  told: FhirLimits['fetched'] = () => undefined,
): Promise<readonly Entry[] | Absence> {
  if (unsent?.lack === 'outcome') return whenReported(need, unsent)
  const access = server.to(need.type)
  if ('barred' in access) return whenBarred(need, unsent, access)
  const asked = performance.now()
  try {
    const found = await fetched(need, names, access)
    told('had', performance.now() - asked)
    return found
  } catch (error) {
    if (!(error instanceof NotHad)) throw error
    told(error.lack, performance.now() - asked)
    if (error.lack === 'gone' && need.type === 'Patient' && need.id !== null)
      throw errorOf('patient-not-found', {}, `prefetch.${need.key}`)
    return whenFailed(need, unsent, error)
  }
}

async function fetched(need: Need, names: PatientNames, access: FhirAccess): Promise<readonly Entry[]> {
  if (need.query === null)
    throw new NotHad(
      'failed',
      'was not asked, because the context lacks what the query needs',
      'is niet gevraagd, omdat de context mist wat de zoekvraag nodig heeft',
    )
  if (need.id === null) {
    const found = await search(access, need.query)
    return checkedFor(found, need.type, withNames(names, found))
  }
  const resource = await readResource(access, need.type, need.id)
  if (resource.id !== need.id)
    throw new NotHad('failed', 'gave another resource than the one asked for', 'gaf een andere resource dan gevraagd')
  return [{ resource, fullUrl: `${access.base}/${need.type}/${need.id}`, mode: 'match' }]
}
