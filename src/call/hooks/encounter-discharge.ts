import { type HookContext, said, someonesPatient } from './context.ts'

/** A contact with a patient ends: always in an encounter. @see https://cds-hooks.org/hooks/encounter-discharge/ "encounter-discharge" */
export const encounterDischarge: HookContext = someonesPatient.extend({ encounterId: said })
