import { type Issue, issueOf } from '../../errors.ts'
import type { Draft } from '../../fhir/draft.ts'
import type { PatientNames } from '../../fhir/patient-names.ts'
import { type Brought, broughtNothing } from './brought.ts'
import { entriesIn, isOfSomebodyElse, type Placed, placedIn } from './context-bundle.ts'
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

const codes = { missing: 'draft-orders-missing', otherShape: 'draft-orders-not-a-bundle' } as const

function read(
  context: object,
  names: PatientNames,
  select: (found: ReadonlySet<string>) => ReturnType<typeof readSelections>,
): Brought {
  const sent = entriesIn(Reflect.get(context, 'draftOrders'), place, codes)
  if ('code' in sent) {
    const { issues } = select(new Set())
    return { ...broughtNothing, issues: [sent, ...issues] }
  }
  const placed = placedIn(sent)
  if (placed.length > mostDrafts)
    return { ...broughtNothing, issues: [issueOf('too-many-drafts', { most: mostDrafts }, place)] }
  const drafts = placed.filter(({ resource }) => !referredTypes.includes(resource.resourceType))
  const selection = select(new Set(drafts.map(nameOf)))
  const isUnjudged = ({ resource }: Placed) => !judgedTypes.includes(resource.resourceType)
  return {
    ...broughtNothing,
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

/** The name of a draft: an id is whatever its system calls it. */
function nameOf({ resource: { resourceType, id }, at }: Placed): string {
  return typeof id === 'string' && id !== '' ? `${resourceType}/${id}` : `draftOrders.entry[${at}]`
}

function othersDraft(draft: Placed, names: PatientNames): readonly Issue[] {
  if (!isOfSomebodyElse(draft, names)) return []
  return [issueOf('draft-of-another-patient', {}, `${place}.entry[${draft.at}].resource`)]
}
