import { z } from 'zod'

/** A FHIR id that can stand in a URL: dots alone would climb in the path. @see https://hl7.org/fhir/R4/datatypes.html#id "id" */
const fhirId = /^(?!\.+$)[A-Za-z0-9.-]{1,64}$/

/** A text that says something. */
export const said = z.string().trim().min(1)

/** The id of a patient as clients write it, bare or with `Patient/` before it; given back bare. */
export const patientId = z.string().transform((text) => text.replace(/^Patient\//, ''))

/** What every hook that is read tells: who looks at whom. Members that are not named pass through untouched. */
export const someonesPatient = z.looseObject({ patientId: patientId.refine((id) => fhirId.test(id)), userId: said })

/** A Bundle that a hook brings, as clients are told of it: it is read beside the schema, so that each of its faults has an error of its own. */
export const broughtBundle = (description: string) =>
  z
    .unknown()
    .optional()
    .meta({
      description: `Needed. ${description}`,
      type: 'object',
      required: ['resourceType'],
      properties: { resourceType: { const: 'Bundle' }, entry: { type: 'array', items: { type: 'object' } } },
    })

/** The context of a hook, whatever else is in it. */
export type HookContext = z.ZodType<z.output<typeof someonesPatient>>
