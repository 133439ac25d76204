import { z } from 'zod'
import type { OpenApi, Operation } from './description.ts'

/** What `/examples` answers: the names of invented patients, and each in a line. */
export const examplesSchema = z.strictObject({
  examples: z.array(z.string()),
  patients: z.array(
    z.strictObject({
      name: z.string(),
      family: z.string(),
      sex: z.string(),
      age: z.int().nullable(),
      line: z.strictObject({ nl: z.string(), en: z.string() }),
    }),
  ),
})

const answered = (description: string, name: string): Operation['responses'] => ({
  200: { description, content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } },
})

/** The paths of invented patients, for services with these ids; `unknown` is what a name that is none is answered. */
export function examplePaths(ids: readonly string[], unknown: Operation['responses']): OpenApi['paths'] {
  const name = { name: 'name', in: 'path', required: true, schema: { type: 'string' } }
  const service = { name: 'service', in: 'query', schema: { type: 'string', enum: ids } }
  return {
    '/examples': {
      get: {
        summary: 'Invented patients',
        description: 'Their names, and what is true of each. For trying only; they ask for no token.',
        responses: answered('The patients', 'Examples'),
      },
    },
    '/examples/{name}': {
      get: {
        summary: 'The call of an invented patient',
        description:
          'A whole call, dated for today, to be sent as it is. Of the first service for an opened record, unless another is named.',
        parameters: [name, service],
        responses: { ...answered('The call', 'HookCall'), ...unknown },
      },
    },
  }
}
