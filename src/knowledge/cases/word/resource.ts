import { z } from 'zod'
import { isResourceType } from '../../codes/element.ts'
import { misshapen } from './json-element.ts'

/** A resource without id and subject; those come when the whole record is written. */
export type Draft = Readonly<Record<string, unknown>> & { readonly resourceType: string }

/** Elements of FHIR R4 for what no word says, laid over a resource as they stand; null takes one away. */
export function elementsOf(type: string) {
  return z
    .record(z.string(), z.unknown())
    .superRefine((elements, context) => addFaults(misshapen(type, elements), elements, context))
    .describe(`elements of FHIR R4 for what no word says, laid over the ${type} as they stand; null takes one away`)
}

/** A whole resource in FHIR R4. */
export const resource = z
  .looseObject({ resourceType: z.string().describe('its type, e.g. `Communication`') })
  .superRefine((told, context) => {
    const { resourceType: type } = told
    const unknown = { at: ['resourceType'], message: `"${type}" is no resource type of FHIR R4: mend its name` }
    addFaults(isResourceType(type) ? misshapen(type, told) : [unknown], told, context)
  })

/** A resource with elements laid over it. */
export function laidOver(draft: Draft, elements: Readonly<Record<string, unknown>> = {}): Draft {
  return { ...draft, ...elements }
}

function addFaults(faults: ReturnType<typeof misshapen>, input: unknown, context: z.RefinementCtx): void {
  for (const { at, message } of faults) context.addIssue({ code: 'custom', path: [...at], message, input })
}
