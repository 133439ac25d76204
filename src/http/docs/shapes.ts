import { z } from 'zod'
import { troubles } from '../../store/database/trouble.ts'

const said = z.string().min(1)

/** What discovery answers. @see https://cds-hooks.hl7.org/2.0/#discovery "Discovery" */
export const discoverySchema = z.strictObject({
  services: z.array(
    z.strictObject({
      hook: said,
      title: said,
      description: said,
      id: said,
      prefetch: z.record(z.string(), said),
      usageRequirements: said,
      /** Of CDS Hooks, which answers conform to. */
      version: z.string().regex(/^\d+\.\d+\.\d+$/),
    }),
  ),
})

/** What feedback answers: how many outcomes are stored. */
export const receivedSchema = z.strictObject({ received: z.int().min(0) })

/** What probes are answered: `degraded` says that calls are answered, and that the store fails. */
export const healthSchema = z.looseObject({
  status: z.enum(['up', 'ready', 'degraded', 'starting', 'stopping']),
  store: z
    .looseObject({
      state: z.enum(['waiting', 'opening', 'open', 'failing', 'closed']),
      /** Why it fails; only while it does. */
      code: z.enum(Object.keys(troubles) as [keyof typeof troubles]).optional(),
      queued: z.int().min(0),
      lost: z.int().min(0),
    })
    .optional(),
})
