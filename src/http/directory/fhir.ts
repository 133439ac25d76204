import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FhirResource, HealthcareService, Measure, PlanDefinition } from 'fhir/r4.js'
import Negotiator from 'negotiator'
import type { Day } from '../../calendar.ts'
import { directoryOf, shownOn, standingOf } from '../../directory/directory.ts'
import { capabilityStatement } from '../../directory/fhir/capability.ts'
import { type Searching, Unsearchable } from '../../directory/fhir/matching.ts'
import { offeredService } from '../../directory/fhir/offered-service.ts'
import { planDefinition } from '../../directory/fhir/plan-definition.ts'
import { readQuery } from '../../directory/fhir/query.ts'
import { searches } from '../../directory/fhir/searches.ts'
import { searchset } from '../../directory/fhir/searchset.ts'
import { errorOf } from '../../errors.ts'
import type { Programme, Service } from '../../knowledge/knowledge.ts'
import { measureOf } from '../../outcomes/fhir/measure.ts'
import type { Context } from '../context.ts'
import { sendKept } from './fresh.ts'

const fhirJson = 'application/fhir+json; charset=utf-8'

/** What the directory is made of on a day. */
interface Published {
  readonly day: Day
  readonly HealthcareService: readonly HealthcareService[]
  readonly PlanDefinition: readonly PlanDefinition[]
  readonly Measure: readonly Measure[]
}

type Type = Exclude<keyof Published, 'day'>

/**
 * `GET /fhir/metadata`, `/fhir/HealthcareService`, `/fhir/PlanDefinition`, `/fhir/Measure` and a read of each: the public directory of programmes, and by
 * what their outcomes are counted, for anyone. Nothing of a patient is asked or told, and what was counted never is. @see docs/integration.md#13-the-directory
 */
export function serveDirectory(app: FastifyInstance, context: Context): void {
  const { config, knowledge, region, today, limitPublic: onRequest } = context
  const { national, regional } = directoryOf(knowledge, region)
  const measures = [...knowledge.services.values()].flatMap((service) => measuresOf(service))
  const base = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/fhir`
  let published: Published | undefined
  const publish = (): Published => {
    const day = today()
    if (published?.day === day) return published
    const shown = (programmes: readonly Programme[]) =>
      programmes.filter((each) => standingOf(each, day) !== 'ended').map((each) => shownOn(each, day))
    published = {
      day,
      HealthcareService: shown(regional).map((each) => offeredService(each, knowledge)),
      PlanDefinition: shown(national).map((each) => planDefinition(each, knowledge)),
      Measure: measures,
    }
    return published
  }
  const send = (request: FastifyRequest, reply: FastifyReply, resource: FhirResource) => {
    reply.header('vary', 'accept')
    return sendKept(request, reply, fhirJson, JSON.stringify(resource))
  }

  app.get('/fhir/metadata', { onRequest }, async (request, reply) => {
    refuseOtherFormats(request)
    return send(request, reply, capabilityStatement(knowledge.version, today(), base))
  })
  serve('HealthcareService', searches.HealthcareService, (id) => missing(regional, id))
  serve('PlanDefinition', searches.PlanDefinition, (id) => missing(national, id))
  serve('Measure', searches.Measure, () => errorOf('measure-unknown'))

  function serve<T extends Type>(
    type: T,
    known: Readonly<Record<string, Searching<Published[T][number]>>>,
    unknown: (id: string) => Error,
  ): void {
    app.get(`/fhir/${type}`, { onRequest }, async (request, reply) => {
      refuseOtherFormats(request)
      const query = understood(() => readQuery(asked(request), known))
      if (query.unknown.length > 0 && /\bhandling=strict\b/i.test(String(request.headers.prefer)))
        throw errorOf('search-parameter-unknown')
      return send(request, reply, searchset<Published[Type][number]>(publish()[type], query as never, type, base))
    })
    app.get<{ Params: { id: string } }>(`/fhir/${type}/:id`, { onRequest }, async (request, reply) => {
      refuseOtherFormats(request)
      const { id } = request.params
      const found = publish()[type].find((resource) => resource.id === id)
      if (found) return send(request, reply, found)
      throw unknown(id)
    })
  }
}

/** The measures of what a service counts, where it is offered. */
function measuresOf(service: Service): readonly Measure[] {
  const { outcomes, offered } = service
  if (!outcomes || !offered) return []
  return outcomes.indicators.map((each) => measureOf(each, outcomes, service, 'nl'))
}

/** What is told of an id that is not shown: that it ended, or that nobody knows it. */
function missing(programmes: readonly Programme[], id: string) {
  const until = programmes.find((programme) => programme.id === id)?.until
  return until === undefined ? errorOf('programme-unknown') : errorOf('offer-ended', { day: until })
}

function asked({ query }: FastifyRequest): (readonly [string, string])[] {
  return Object.entries(query as Record<string, string | string[]>).flatMap(([name, values]) =>
    [values].flat().map((value) => [name, value] as const),
  )
}

function understood<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unsearchable) throw errorOf('search-invalid', { what: error.what })
    throw error
  }
}

/** @throws CdsError 406 when something else than JSON is asked for; `_format` counts before `Accept` */
function refuseOtherFormats({ query, headers }: FastifyRequest): void {
  const [format] = [(query as { _format?: string | string[] })._format].flat()
  const types = ['application/fhir+json', 'application/json', 'text/json']
  const good =
    format === undefined
      ? new Negotiator({ headers }).mediaType(types) !== undefined
      : [...types, 'json'].includes(format.split(';')[0]?.trim().replace(' ', '+') ?? '')
  if (!good) throw errorOf('format-unsupported')
}
