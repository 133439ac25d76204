import { type HookContext, said, someonesPatient } from './context.ts'

/** A contact with a patient begins: always in an encounter. @see https://cds-hooks.org/hooks/encounter-start/ "encounter-start" */
export const encounterStart: HookContext = someonesPatient.extend({ encounterId: said })
