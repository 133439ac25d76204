import { type HookContext, someonesPatient } from './context.ts'

/** A record is opened, perhaps in an encounter. @see https://cds-hooks.org/hooks/patient-view/ "patient-view" */
export const patientView: HookContext = someonesPatient
