import type { Dosage } from 'fhir/r4.js'
import { z } from 'zod'

const shape = /^(\d+(?:\.\d+)?) x (\d+(?:\.\d+)?) (\S.*)$/

/** A dose as it is said, so many times a day so much. */
export const dosage = z
  .string()
  .regex(shape, 'write so many times so much, e.g. "2 x 500 mg"')
  .transform((said): Dosage => {
    const [, times, value, unit = ''] = shape.exec(said) ?? []
    return {
      timing: { repeat: { frequency: Number(times), period: 1, periodUnit: 'd' } },
      doseAndRate: [{ doseQuantity: { value: Number(value), unit } }],
    }
  })
