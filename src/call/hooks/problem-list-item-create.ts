import { broughtBundle, type HookContext, someonesPatient } from './context.ts'

/** Diagnoses were put on the list of problems. `conditions` is read beside it. @see https://cds-hooks.org/hooks/problem-list-item-create/ "problem-list-item-create" */
export const problemListItemCreate: HookContext = someonesPatient.extend({
  conditions: broughtBundle('The Conditions just added, as Bundle.entry[].resource'),
})
