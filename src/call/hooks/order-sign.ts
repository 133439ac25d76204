import { broughtBundle, type HookContext, someonesPatient } from './context.ts'

/** Orders are about to be signed. `draftOrders` is read beside it. @see https://cds-hooks.org/hooks/order-sign/ "order-sign" */
export const orderSign: HookContext = someonesPatient.extend({
  draftOrders: broughtBundle('All orders that are about to be signed, as Bundle.entry[].resource'),
})
