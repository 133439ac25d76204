import { z } from 'zod'

/** The status of an Observation. */
export const observationStatus = z
  .enum(['registered', 'preliminary', 'final', 'amended', 'corrected', 'cancelled', 'entered-in-error', 'unknown'])
  .describe('the status; `final` unless told')
