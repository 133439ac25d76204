import { z } from 'zod'
import { broughtBundle, type HookContext, someonesPatient } from './context.ts'

/** Something to order is chosen, and not signed yet. `draftOrders` and `selections` are read beside it. @see https://cds-hooks.org/hooks/order-select/ "order-select" */
export const orderSelect: HookContext = someonesPatient.extend({
  draftOrders: broughtBundle('All orders that are not signed yet, as Bundle.entry[].resource'),
  selections: z
    .unknown()
    .optional()
    .meta({ description: 'Type/id of those just chosen; without it all', type: 'array', items: { type: 'string' } }),
})
