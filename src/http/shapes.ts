import { z } from 'zod'

const said = z.string().min(1)

/** What discovery answers. @see CDS Hooks, Discovery */
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

/** What probes are answered. */
export const healthSchema = z.looseObject({ status: z.enum(['up', 'ready']) })
