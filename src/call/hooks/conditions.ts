import type { Condition } from 'fhir/r4.js'
import { issueOf } from '../../errors.ts'
import type { PatientNames } from '../../fhir/patient-names.ts'
import { type Brought, broughtNothing } from './brought.ts'
import { entriesIn, isOfSomebodyElse, type Placed, placedIn } from './context-bundle.ts'

const place = 'context.conditions'
const codes = { missing: 'conditions-missing', otherShape: 'conditions-not-a-bundle' } as const

/** The conditions of a context that were put on the list of problems just now; one that says of nobody is of the patient. */
export function addedConditions(context: object, names: PatientNames): Brought {
  const sent = entriesIn(Reflect.get(context, 'conditions'), place, codes)
  if ('code' in sent) return { ...broughtNothing, issues: [sent] }
  const placed = placedIn(sent)
  const conditions = placed.filter(({ resource }) => resource.resourceType === 'Condition')
  return {
    ...broughtNothing,
    conditions: conditions.map((each) => ofPatient(each, names)),
    issues: placed
      .filter((each) => isOfSomebodyElse(each, names))
      .map(({ at }) => issueOf('condition-of-another-patient', {}, `${place}.entry[${at}].resource`)),
    lenient: [
      ...(placed.length < sent.length ? [{ kind: 'condition-no-resource' as const }] : []),
      ...(conditions.length < placed.length ? [{ kind: 'condition-of-other-type' as const }] : []),
    ],
  }
}

/** However it names the patient: what is read of a record goes by one name. */
function ofPatient({ resource }: Placed, { reference }: PatientNames): Condition {
  return { ...(resource as Condition), subject: { reference } }
}
