import type { PatientNames } from '../../fhir/patient-names.ts'
import type { HookName } from '../../knowledge/knowledge.ts'
import { type Brought, broughtNothing } from './brought.ts'
import { addedConditions } from './conditions.ts'
import type { HookContext } from './context.ts'
import { allOrders, selectedOrders } from './draft-orders.ts'
import { encounterDischarge } from './encounter-discharge.ts'
import { encounterStart } from './encounter-start.ts'
import { orderSelect } from './order-select.ts'
import { orderSign } from './order-sign.ts'
import { patientView } from './patient-view.ts'
import { problemListItemCreate } from './problem-list-item-create.ts'

/**
 * How the context of each hook is read. A new hook gets a schema of its own in this folder that takes in all of it, orders and results
 * too: what is not read would be judged as if it were not there.
 */
export const contexts: Readonly<Record<HookName, HookContext>> = {
  'patient-view': patientView,
  'encounter-start': encounterStart,
  'encounter-discharge': encounterDischarge,
  'order-select': orderSelect,
  'order-sign': orderSign,
  'problem-list-item-create': problemListItemCreate,
}

type Bring = (context: object, names: PatientNames) => Brought

const readers: Readonly<Partial<Record<HookName, Bring>>> = {
  'order-select': selectedOrders,
  'order-sign': allOrders,
  'problem-list-item-create': addedConditions,
}

/** What a hook brings beside the patient, and what is wrong with that. */
export function broughtBy(hook: HookName, context: unknown, names: PatientNames): Brought {
  const reader = readers[hook]
  return reader && typeof context === 'object' && context !== null ? reader(context, names) : broughtNothing
}
