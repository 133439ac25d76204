import type { Resource } from 'fhir/r4.js'
import { CdsError } from '../errors.ts'
import { checkFound, isOfAnother } from '../fhir/about.ts'
import { type FhirAccess, readResource, search } from '../fhir/client.ts'
import { NotHad } from '../fhir/not-had.ts'
import { onceEach } from '../fhir/once.ts'
import { readReferred } from '../fhir/referred.ts'
import type { Service } from '../knowledge/knowledge.ts'
import { type Absence, refuseWithout, whenBarred, whenFailed, whenReported } from './absence.ts'
import type { Call } from './call.ts'
import { type Need, needsOf } from './need.ts'
import { prefetched } from './prefetched.ts'
import { type FhirLimits, type Reach, reach } from './reach.ts'

/** The data of one call. */
export interface Gathered {
  readonly patientId: string
  /** Everything had, the Patient and what is referred to (Medication, Specimen) included; each resource once. */
  readonly resources: readonly Resource[]
  /** Resource types that could not be had: what they would tell is unknown. */
  readonly unavailable: ReadonlySet<string>
}

/**
 * The data that a service asks for: what prefetch holds where it can be used, the rest from the FHIR server of the call; all searches in
 * parallel, all pages, one deadline. What could not be had is never taken for nothing there.
 * @throws CdsError 412 when the service cannot do without, one issue per key; 400 when the Patient sent is someone else
 * @see clinical-details.md section 1, "Sources"; docs/errors.md
 */
export async function gather(call: Call, service: Service, limits: FhirLimits): Promise<Gathered> {
  const sent = needsOf(service.prefetch, call).map((need) => ({ need, given: prefetched(need, call) }))
  const had = new Set<string>()
  const server = reach(call, limits)
  try {
    const got = await Promise.all(
      sent.map(async ({ need, given }): Promise<readonly Resource[] | Absence> => {
        const found = isHad(given) ? given : await ask(need, given, call.patientId, server, limits.fetched)
        return isHad(found) ? [...found, ...(await readReferred(server.to, found, had))] : found
      }),
    )
    const absences = got.filter((found): found is Absence => !isHad(found))
    refuseWithout(service, absences)
    return {
      patientId: call.patientId,
      resources: onceEach(got.filter(isHad).flat()).filter((one) => !isOtherPatient(one, call.patientId)),
      unavailable: new Set(absences.map(({ need }) => need.type)),
    }
  } finally {
    server.end()
  }
}

function isHad(found: readonly Resource[] | Absence | NotHad | null): found is readonly Resource[] {
  return Array.isArray(found)
}

function isOtherPatient(resource: Resource, patientId: string): boolean {
  return resource.resourceType === 'Patient' && isOfAnother(resource, patientId)
}

async function ask(
  need: Need,
  unsent: NotHad | null,
  patientId: string,
  server: Reach,
  told: FhirLimits['fetched'] = () => undefined,
): Promise<readonly Resource[] | Absence> {
  if (unsent?.lack === 'outcome') return whenReported(need, unsent)
  const access = server.to(need.type)
  if ('why' in access) return whenBarred(need, unsent, access)
  const asked = performance.now()
  try {
    const found = await fetched(need, patientId, access)
    told('had', performance.now() - asked)
    return found
  } catch (error) {
    if (!(error instanceof NotHad)) throw error
    told(error.lack, performance.now() - asked)
    if (error.lack === 'gone' && need.type === 'Patient' && need.id !== null) throw notFound(need)
    return whenFailed(need, unsent, error)
  }
}

async function fetched(need: Need, patientId: string, access: FhirAccess): Promise<readonly Resource[]> {
  if (need.query === null) throw new NotHad('failed', 'was not asked, because the context lacks what the query needs')
  if (need.id === null) {
    const found = await search(access, need.query)
    checkFound(found, need.type, patientId)
    return found
  }
  const resource = await readResource(access, need.type, need.id)
  if (resource.id !== need.id) throw new NotHad('failed', 'gave another resource than the one asked for')
  return [resource]
}

function notFound({ key, template }: Need): CdsError {
  const diagnostics = `${key} (${template}): the FHIR server does not have this patient. Send the id that the patient has on that server.`
  return new CdsError(412, 'patient-not-found', diagnostics, [
    { code: 'patient-not-found', diagnostics, expression: `prefetch.${key}` },
  ])
}
