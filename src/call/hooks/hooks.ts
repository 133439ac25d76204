import type { HookName } from '../../knowledge/knowledge.ts'
import type { HookContext } from './context.ts'
import { encounterDischarge } from './encounter-discharge.ts'
import { encounterStart } from './encounter-start.ts'
import { patientView } from './patient-view.ts'

/**
 * How the context of each hook is read. A new hook gets a schema of its own in this folder that takes in all of it, orders and results
 * too: what is not read would be judged as if it were not there.
 */
export const contexts: Readonly<Record<HookName, HookContext>> = {
  'patient-view': patientView,
  'encounter-start': encounterStart,
  'encounter-discharge': encounterDischarge,
}
