import type { FastifyInstance } from 'fastify'
import { CdsError } from '../errors.ts'
import { fixtureNames, hookCall, readFixture, shiftBundle } from '../fhir/fixture.ts'
import { type Introduction, introduce } from '../fhir/introduction.ts'
import type { Context } from './context.ts'

/** `GET /examples` and `/examples/{name}`: invented patients as whole hook calls, dated for today. Only where the configuration asks for it. */
export function serveExamples(app: FastifyInstance, { config, today }: Context): void {
  if (!config.examples) return
  let patients: readonly Introduction[] | undefined
  app.get('/examples', async () => {
    patients ??= fixtureNames().map((name) => introduce(name, readFixture(name)))
    return { examples: fixtureNames(), patients }
  })
  app.get<{ Params: { name: string } }>('/examples/:name', async (request) => {
    const { name } = request.params
    if (fixtureNames().includes(name)) return hookCall(shiftBundle(readFixture(name), today()))
    throw new CdsError(
      404,
      'example-unknown',
      'There is no example with this name. GET /examples lists those that there are.',
    )
  })
}
