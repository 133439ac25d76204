import { searches } from '../../directory/fhir/searches.ts'
import type { OpenApi, Operation } from './description.ts'

const fhir = (description: string): Operation['responses'] => ({
  200: { description, content: { 'application/fhir+json': { schema: { type: 'object' } } } },
})

const kept = 'For anyone, without a token; it may be kept, and is asked for again by its ETag.'

/** The paths of the directory over FHIR; `refused` gives the answers of these statuses. */
export function directoryPaths(refused: (...statuses: readonly number[]) => Operation['responses']): OpenApi['paths'] {
  const types = [
    ['HealthcareService', 'What the region offers'],
    ['PlanDefinition', 'National programmes'],
    ['Measure', 'By what outcomes are counted'],
  ] as const
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
  const paths = types.flatMap(([type, summary]) => {
    const names = [...Object.keys(searches[type]), '_count', '_format']
    const parameters = names.map((name) => ({ name, in: 'query', schema: { type: 'string' } }))
    const search: Operation = {
      summary: `${summary} (search)`,
      description: `A searchset Bundle of ${type}, 50 on a page and at most 200. ${kept}`,
      parameters,
      responses: { ...fhir('What is found'), ...refused(400, 406, 429) },
    }
    const read: Operation = {
      summary: `${summary} (read)`,
      description: `One ${type}. ${kept}`,
      parameters: [id],
      responses: { ...fhir('It'), ...refused(404, 406, 410, 429) },
    }
    return [
      [`/fhir/${type}`, { get: search }],
      [`/fhir/${type}/{id}`, { get: read }],
    ] as const
  })
  const metadata: Operation = {
    summary: 'What the directory can be asked',
    description: `A CapabilityStatement. ${kept}`,
    responses: { ...fhir('The statement'), ...refused(406, 429) },
  }
  return { ...Object.fromEntries(paths), '/fhir/metadata': { get: metadata } }
}
