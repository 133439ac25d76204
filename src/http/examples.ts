import type { FastifyInstance } from 'fastify'
import { offeredServices, serviceOf } from '../call/accept.ts'
import { errorOf } from '../errors.ts'
import { exampleCall, fixtureNames, readFixture, shiftBundle } from '../examples/fixture.ts'
import { type Introduction, introduce } from '../examples/introduction.ts'
import type { Service } from '../knowledge/knowledge.ts'
import type { Context } from './context.ts'

/**
 * `GET /examples` and `/examples/{name}?service=ID`: invented patients as whole calls of a service, dated for today; without a service of
 * the first that discovery lists for an opened record. Only where the configuration asks for it.
 */
export function serveExamples(app: FastifyInstance, { config, knowledge, today }: Context): void {
  if (!config.examples) return
  let patients: readonly Introduction[] | undefined
  app.get('/examples', async () => {
    patients ??= fixtureNames().map((name) => introduce(name, readFixture(name)))
    return { examples: fixtureNames(), patients }
  })
  app.get<{ Params: { name: string }; Querystring: { service?: unknown } }>('/examples/:name', async (request) => {
    const { name } = request.params
    const { service } = request.query
    const called = service === undefined ? firstOf(offeredServices(knowledge)) : serviceOf(String(service), knowledge)
    if (called && fixtureNames().includes(name)) return exampleCall(shiftBundle(readFixture(name), today()), called)
    throw errorOf('example-unknown')
  })
}

function firstOf(services: readonly Service[]): Service | undefined {
  return services.find(({ hook }) => hook === 'patient-view') ?? services[0]
}
