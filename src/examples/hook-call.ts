import type { Bundle, BundleEntry, Condition, Resource } from 'fhir/r4.js'

/** A service, as far as a call of it has to know: its hook, and prefetch key -> template as discovery gives them. */
export interface Called {
  readonly hook: string
  readonly prefetch: Readonly<Record<string, string>>
}

/** What a GP's system has of one person. */
export interface PatientRecord {
  readonly patientId: string
  readonly resources: readonly Resource[]
  /** Resource types that could not be had: they are not sent, which is something else than sending that there are none. */
  readonly unavailable: readonly string[]
  /** Orders that are being written, which stand in no record yet. */
  readonly drafts?: readonly Resource[]
  /** Conditions that were put on record just now. */
  readonly added?: readonly Condition[]
}

/** Who calls, and about which moment. */
export interface Moment {
  /** As a reference, e.g. `Practitioner/x`. */
  readonly userId: string
  /** New for each call. */
  readonly hookInstance: string
  readonly encounterId: string
}

/** The body of a call of a service. @see https://cds-hooks.hl7.org/2.0/#http-request_1 "HTTP Request" */
export interface HookCall {
  readonly hook: string
  readonly hookInstance: string
  readonly context: {
    readonly userId: string
    readonly patientId: string
    readonly encounterId?: string
    readonly draftOrders?: Bundle
    readonly selections?: readonly string[]
    readonly conditions?: Bundle
  }
  readonly prefetch: Readonly<Record<string, Resource | null>>
}

/**
 * The call by which a GP's system sends a record to a service: all that its templates ask for. What a resource refers to (Medication,
 * Specimen) stands in the searchset of what refers to it, where no search of its own would find it.
 * @see https://cds-hooks.hl7.org/2.0/#providing-fhir-resources-to-a-cds-service "Providing FHIR Resources to a CDS Service"
 */
export function hookCall({ hook, prefetch }: Called, known: PatientRecord, moment: Moment): HookCall {
  const { userId, hookInstance, encounterId } = moment
  const { patientId, added = [] } = known
  // What was just added is told apart while it is news; after that it is part of the record.
  const record = hook === adding ? known : { ...known, resources: [...known.resources, ...added] }
  const sent = Object.entries(prefetch).flatMap(([key, template]) => {
    const [type = ''] = template.split(/[/?]/)
    if (record.unavailable.includes(type)) return []
    return [[key, template.includes('?') ? searchset(record, type) : only(record, type)] as const]
  })
  return {
    hook,
    hookInstance,
    context: {
      userId,
      patientId,
      ...(hook.startsWith('encounter-') && { encounterId }),
      ...broughtBy(hook, record),
    },
    prefetch: Object.fromEntries(sent),
  }
}

/** The hook that brings conditions. */
const adding = 'problem-list-item-create'

/** What the context of a hook brings beside the patient: the drafts, all of them chosen just now, or the conditions that were added. */
export function broughtBy(
  hook: string,
  { drafts = [], added = [] }: Pick<PatientRecord, 'drafts' | 'added'>,
): Pick<HookCall['context'], 'draftOrders' | 'selections' | 'conditions'> {
  if (hook === adding) return { conditions: collection(added) }
  if (!hook.startsWith('order-')) return {}
  return { draftOrders: collection(drafts), ...(hook === 'order-select' && { selections: drafts.map(address) }) }
}

function collection(resources: readonly Resource[]): Bundle {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

function only({ resources, patientId }: PatientRecord, type: string): Resource | null {
  const ofType = resources.filter(({ resourceType }) => resourceType === type)
  return (type === 'Patient' ? ofType.find(({ id }) => id === patientId) : ofType[0]) ?? null
}

function searchset({ resources }: PatientRecord, type: string): Bundle {
  const matches = resources.filter(({ resourceType }) => resourceType === type)
  const named = new Set(JSON.stringify(matches).match(/(?<=")(?:Medication|Specimen)\/[^"]+(?=")/g))
  const included = resources.filter((resource) => named.has(address(resource)))
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: matches.length,
    entry: [...matches.map(entry('match')), ...included.map(entry('include'))],
  }
}

function entry(mode: 'match' | 'include') {
  return (resource: Resource): BundleEntry => ({
    ...(resource.id && { fullUrl: `https://remissiewijzer.example/fhir/${address(resource)}` }),
    resource,
    search: { mode },
  })
}

function address({ resourceType, id }: Resource): string {
  return `${resourceType}/${id}`
}
