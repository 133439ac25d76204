import { type HookContext, someonesPatient } from './context.ts'

/** Something to order is chosen, and not signed yet. `draftOrders` and `selections` are read beside it. @see https://cds-hooks.org/hooks/order-select/ "order-select" */
export const orderSelect: HookContext = someonesPatient
