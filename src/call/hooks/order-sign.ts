import { type HookContext, someonesPatient } from './context.ts'

/** Orders are about to be signed. `draftOrders` is read beside it. @see https://cds-hooks.org/hooks/order-sign/ "order-sign" */
export const orderSign: HookContext = someonesPatient
