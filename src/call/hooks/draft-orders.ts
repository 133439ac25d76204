import type { Resource } from 'fhir/r4.js'
import { type Issue, issueOf } from '../../errors.ts'
import type { Entry } from '../../fhir/bundle.ts'
import type { Draft } from '../../fhir/draft.ts'
import { isPatient, type PatientNames } from '../../fhir/patient-names.ts'
import { whose } from '../../fhir/reference.ts'
import { type Brought, broughtNothing } from './brought.ts'
import { readSelections } from './selections.ts'

const place = 'context.draftOrders'

/** Nobody orders more at once. */
const mostDrafts = 200

/** Types that may be an order for a drug, a programme or a diet; what has another type is passed over. */
const judgedTypes: readonly string[] = ['MedicationRequest', 'ServiceRequest', 'CarePlan', 'NutritionOrder']
/** What may come with them, to be referred to. */
const referredTypes: readonly string[] = ['Medication', 'Patient']

/** The drafts of a context, those in `selections` selected. */
export function selectedOrders(context: object, names: PatientNames): Brought {
  return read(context, names, (found) => readSelections(Reflect.get(context, 'selections'), found))
}

/** The drafts of a context, all of them selected. */
export function allOrders(context: object, names: PatientNames): Brought {
  return read(context, names, () => ({ has: () => true, issues: [], lenient: [] }))
}

/** An entry of `draftOrders` that holds a resource, and its place. */
interface Placed extends Entry {
  readonly at: number
}

function read(
  context: object,
  names: PatientNames,
  select: (found: ReadonlySet<string>) => ReturnType<typeof readSelections>,
): Brought {
  const sent = entriesIn(Reflect.get(context, 'draftOrders'))
  if ('code' in sent) {
    const { issues } = select(new Set())
    return { ...broughtNothing, issues: [sent, ...issues] }
  }
  const placed = sent.flatMap((entry, at) => placedIn(entry, at))
  if (placed.length > mostDrafts)
    return { ...broughtNothing, issues: [issueOf('too-many-drafts', { most: mostDrafts }, place)] }
  const drafts = placed.filter(({ resource }) => !referredTypes.includes(resource.resourceType))
  const selection = select(new Set(drafts.map(nameOf)))
  const isUnjudged = ({ resource }: Placed) => !judgedTypes.includes(resource.resourceType)
  return {
    drafts: drafts.map(
      (each): Draft => ({ name: nameOf(each), resource: each.resource, selected: selection.has(nameOf(each)) }),
    ),
    entries: placed,
    issues: [...drafts.flatMap((each) => othersDraft(each, names)), ...selection.issues],
    lenient: [
      ...selection.lenient,
      ...(placed.length < sent.length ? [{ kind: 'draft-no-resource' as const }] : []),
      ...(drafts.some(isUnjudged) ? [{ kind: 'draft-not-judged' as const }] : []),
    ],
  }
}

function entriesIn(bundle: unknown): readonly unknown[] | Issue {
  if (bundle === undefined || bundle === null) return issueOf('draft-orders-missing', {}, place)
  const { resourceType, entry = [] } = Object(bundle) as { readonly resourceType?: unknown; readonly entry?: unknown }
  return resourceType === 'Bundle' && Array.isArray(entry) ? entry : issueOf('draft-orders-not-a-bundle', {}, place)
}

function placedIn(entry: unknown, at: number): readonly Placed[] {
  const { resource, fullUrl } = Object(entry) as { readonly resource?: unknown; readonly fullUrl?: unknown }
  const type: unknown = Object(resource).resourceType
  if (typeof resource !== 'object' || typeof type !== 'string' || type === '') return []
  return [
    { resource: resource as Resource, fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined, mode: undefined, at },
  ]
}

/** The name of a draft: an id is whatever its system calls it. */
function nameOf({ resource: { resourceType, id }, at }: Placed): string {
  return typeof id === 'string' && id !== '' ? `${resourceType}/${id}` : `draftOrders.entry[${at}]`
}

/** A draft is of the patient in view, or says nothing of whom it is about; one of anybody else, or of nobody we know, is refused. */
function othersDraft({ resource, at }: Placed, names: PatientNames): readonly Issue[] {
  const { subject, patient } = resource as { readonly subject?: unknown; readonly patient?: unknown }
  const isOthers = names.id !== '' && [subject, patient].some((each) => !isOfPatient(each, names))
  return isOthers ? [issueOf('draft-of-another-patient', {}, `${place}.entry[${at}].resource`)] : []
}

function isOfPatient(subject: unknown, names: PatientNames): boolean {
  if (typeof subject !== 'object' || subject === null) return subject === undefined || subject === null
  const { reference, identifier } = subject as { readonly reference?: unknown; readonly identifier?: unknown }
  const isEmpty =
    (reference === undefined || reference === null || reference === '') &&
    (identifier === undefined || identifier === null)
  return isEmpty || whose(reference, names.id) === 'this-patient' || isPatient(subject, names)
}
