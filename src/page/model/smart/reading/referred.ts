import type { BundleEntry, FhirResource } from 'fhir/r4.js'
import { parseReference } from '../../../../fhir/reference.ts'
import { referenceOf } from '../../../../fhir/referral.ts'
import type { Ask } from './pages.ts'

/** So many are read for one search. */
const most = 100

/** Of what these entries refer to and do not hold, the addresses under the base of the server, each once. */
export function wantedBy(
  entries: readonly BundleEntry[],
  base: string,
  reads: (type: string) => boolean,
): readonly string[] {
  const had = new Set(entries.map(({ resource }) => `${resource?.resourceType}/${resource?.id}`))
  const wanted = entries.flatMap(({ resource }) => {
    const said = resource && referenceOf(resource)
    if (!said) return []
    const { reference, type } = said
    const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference
    const found = /^[A-Za-z]/.test(relative) && !relative.includes(':') ? parseReference(relative) : null
    return found && found.type === type && reads(type) && !had.has(`${type}/${found.id}`) ? [`${type}/${found.id}`] : []
  })
  return [...new Set(wanted)].slice(0, most)
}

/** What stands at such an address, as an entry of a search; one that cannot be had is simply absent. */
export async function included(base: string, name: string, ask: Ask): Promise<BundleEntry | null> {
  try {
    const resource = (await ask(`${base}/${name}`)) as FhirResource | null
    if (`${resource?.resourceType}/${resource?.id}` !== name) return null
    return { fullUrl: `${base}/${name}`, resource: resource as FhirResource, search: { mode: 'include' } }
  } catch {
    return null
  }
}
