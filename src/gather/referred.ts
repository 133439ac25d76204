import type { Resource } from 'fhir/r4.js'
import type { Entry } from '../fhir/bundle.ts'
import { type FhirAccess, readResource } from '../fhir/client/client.ts'
import { NotHad } from '../fhir/failed-answer.ts'
import { nameOf } from '../fhir/reference.ts'
import { type Referral, referrals } from '../fhir/referral.ts'

const most = 100
const atOnce = 10

/**
 * Reads the Medications and Specimens that these resources refer to and that are not in `had` (`Type/id`, added to), where `to` gives
 * access to that type. At most 100, those of the newest Observations first; one that cannot be had is simply absent.
 */
export async function readReferred(to: Reaching, from: readonly Resource[], had: Set<string>): Promise<Entry[]> {
  if (!Object.values(referrals).some(({ type }) => 'base' in to(type))) return []
  for (const resource of from) had.add(nameOf(resource))
  const wanted = wantedBy(from, to, had)
  const found: Entry[] = []
  const readOn = async () => {
    for (let next = wanted.shift(); next; next = wanted.shift()) {
      const { access, type, id } = next
      const resource = await readResource(access, type, id).catch(absent)
      if (resource?.id === id) found.push({ resource, fullUrl: `${access.base}/${type}/${id}`, mode: 'include' })
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, wanted.length) }, readOn))
  return found
}

function absent(error: unknown): null {
  if (error instanceof NotHad) return null
  throw error
}

type Reaching = (type: string) => FhirAccess | object

function wantedBy(from: readonly Resource[], to: Reaching, had: Set<string>) {
  const wanted: { access: FhirAccess; type: string; id: string }[] = []
  for (const { resource, referral } of newestFirst(from)) {
    const access = to(referral.type)
    const id = 'base' in access ? idOf(resource, referral, access.base) : null
    if (!('base' in access) || id === null || had.has(`${referral.type}/${id}`)) continue
    if (wanted.length === most) break
    had.add(`${referral.type}/${id}`)
    wanted.push({ access, type: referral.type, id })
  }
  return wanted
}

function newestFirst(resources: readonly Resource[]) {
  const dayOf = ({ resource }: { resource: Resource }) => {
    const day: unknown = Reflect.get(resource, 'effectiveDateTime')
    return typeof day === 'string' ? day : ''
  }
  return resources
    .flatMap((resource) => {
      const referral = Object.hasOwn(referrals, resource.resourceType) ? referrals[resource.resourceType] : undefined
      return referral && Reflect.get(resource, referral.member) ? [{ resource, referral }] : []
    })
    .sort((one, other) => Number(dayOf(one) < dayOf(other)) - Number(dayOf(one) > dayOf(other)))
}

function idOf(resource: Resource, { member, type }: Referral, base: string): string | null {
  const reference: unknown = Reflect.get(resource, member)?.reference
  if (typeof reference !== 'string') return null
  const path = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference
  const found = /^([A-Za-z]+)\/((?!\.+(?:\/|$))[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(path)
  return found?.[1] === type ? (found[2] ?? null) : null
}
