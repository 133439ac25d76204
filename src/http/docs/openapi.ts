import { z } from 'zod'
import { offeredServices } from '../../call/accept.ts'
import { envelopeOf } from '../../call/envelope.ts'
import { cardSchema } from '../../cards/card.ts'
import type { Config } from '../../config.ts'
import { feedbackSchema } from '../../engine/feedback.ts'
import { operationOutcomeSchema } from '../../errors.ts'
import type { Knowledge, Service } from '../../knowledge/knowledge.ts'
import { explanationSchema } from '../../why/explanation.ts'
import { serviceOfConversation } from '../conversation/on.ts'
import { conversationPaths } from './conversation-paths.ts'
import type { OpenApi } from './description.ts'
import { directoryPaths } from './directory-paths.ts'
import { examplePaths, examplesSchema } from './example-paths.ts'
import { discoverySchema, healthSchema, receivedSchema } from './shapes.ts'

const schemas = {
  Cards: z.strictObject({ cards: z.array(cardSchema) }),
  Explanation: explanationSchema,
  Feedback: feedbackSchema,
  Received: receivedSchema,
  Discovery: discoverySchema,
  Health: healthSchema,
  OperationOutcome: operationOutcomeSchema,
}

type Named = 'HookCall' | keyof typeof schemas

const ofNames = (name: Named) => ({ $ref: `#/components/schemas/${name}` })
const json = (name: Named) => ({ 'application/json': { schema: ofNames(name) } })
const good = (description: string, name: Named) => ({ 200: { description, content: json(name) } })
const body = (name: Named) => ({ required: true, content: json(name) })

const refusals: Readonly<Record<number, string>> = {
  400: 'The request is wrong; the issues say what, where, and what to do',
  401: 'No token, or one that is not taken; only where clients are configured',
  403: 'Not for callers without a token, or not for pages of other origins',
  404: 'There is no such service, example or programme',
  406: 'Only JSON is given',
  410: 'The offer has ended',
  412: 'Data that the service needs could not be had; one issue for each cause, with the prefetch keys',
  413: 'The body is too large',
  415: 'The body is not JSON in UTF-8',
  429: 'The client has had its calls of this minute; see Retry-After',
  503: 'Not now; see Retry-After',
}

function refused(...statuses: readonly number[]) {
  const content = { 'application/fhir+json': { schema: ofNames('OperationOutcome') } }
  return Object.fromEntries(statuses.map((status) => [status, { description: refusals[status] ?? '', content }]))
}

/** The interface as OpenAPI 3.1, made from the schemas by which requests and answers are checked. */
export function describeInterface(
  knowledge: Knowledge,
  config: Pick<Config, 'publicUrl' | 'clients' | 'examples' | 'launchServers' | 'page'>,
): OpenApi {
  const { publicUrl, clients, examples } = config
  const services = offeredServices(knowledge)
  const ids = services.map(({ id }) => id)
  const service = { name: 'service', in: 'path', required: true, schema: { type: 'string', enum: ids } }
  const pacing = { name: 'pacing', in: 'query', schema: { type: 'string', enum: ['off'] } }
  const day = (name: string, required: boolean) => ({
    name,
    in: 'query',
    required,
    schema: { type: 'string', format: 'date' },
  })
  const month = (name: string) => ({
    name,
    in: 'query',
    required: true,
    schema: { type: 'string', pattern: '^\\d{4}-\\d\\d$' },
  })
  const format = { name: 'format', in: 'query', schema: { type: 'string', enum: ['json', 'csv'], default: 'json' } }
  const security = clients.length > 0 ? { security: [{ client: [] }] } : {}
  const called = refused(400, 401, 404, 412, 413, 415, 429, 503)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Remissiewijzer',
      version: knowledge.version,
      description: `Decision support in general practice, over CDS Hooks 2.0 and FHIR R4: ${services.map(({ title }) => title.en).join('; ')}. It is no medical device and prescribes nothing.`,
    },
    ...(publicUrl && { servers: [{ url: publicUrl }] }),
    paths: {
      '/cds-services': {
        get: {
          summary: 'Discovery',
          description:
            'The services on offer and the data each asks for. Dutch, or English where Accept-Language prefers it. Asks for no token.',
          responses: good('The services', 'Discovery'),
        },
      },
      '/cds-services/{service}': {
        post: {
          summary: 'Call a service',
          description:
            'Answers with the cards of the service. An empty list means that the service looked, and has nothing to say; an error is never an empty list.',
          parameters: [service, pacing],
          requestBody: body('HookCall'),
          ...security,
          responses: { ...good('The cards', 'Cards'), ...called },
        },
      },
      '/cds-services/{service}/explain': {
        post: {
          summary: 'Why?',
          description:
            'Every decision on the same call, the silent ones too, with the facts and values behind it. Cards, and the title and source of each value, are in Dutch, or in English where Accept-Language prefers it; reasons are in both. Records nothing.',
          parameters: [service, day('asOf', false), pacing],
          requestBody: body('HookCall'),
          ...security,
          responses: { ...good('The explanation', 'Explanation'), ...called },
        },
      },
      '/cds-services/{service}/feedback': {
        post: {
          summary: 'What became of cards',
          description:
            'Accepted suggestions and dismissals; stored before it is answered, and counted once however often it is sent.',
          parameters: [service],
          requestBody: body('Feedback'),
          ...security,
          responses: {
            ...good('How many outcomes are stored', 'Received'),
            ...refused(400, 401, 404, 413, 415, 429, 503),
          },
        },
      },
      '/reports/outcomes': {
        get: {
          summary: 'Outcome counts',
          description:
            'Cards shown in months that are over, accepted and dismissed, for the tenant of the client, per rule and version; small numbers are not told.',
          parameters: [month('from'), month('to'), format],
          ...security,
          responses: {
            200: {
              description: 'The counts',
              content: {
                'application/json': { schema: { type: 'object' } },
                'text/csv': { schema: { type: 'string' } },
              },
            },
            ...refused(400, 401, 403, 429, 503),
          },
        },
      },
      '/health/live': {
        get: { summary: 'Is it alive?', description: 'For probes.', responses: good('It is', 'Health') },
      },
      '/health/ready': {
        get: {
          summary: 'Are calls answered?',
          description:
            'For probes, with the state of what calls do not wait for: 200 with status `degraded` while the database fails, and store.code says why.',
          responses: {
            ...good('They are', 'Health'),
            503: { description: 'Not yet', content: json('Health') },
          },
        },
      },
      ...(serviceOfConversation(knowledge, config) && conversationPaths(refused)),
      ...directoryPaths(refused),
      ...(examples && examplePaths(ids, refused(404))),
    },
    components: {
      schemas: Object.fromEntries(
        Object.entries({
          HookCall: callOf(services),
          ...schemas,
          ...(examples && { Examples: examplesSchema }),
        }).map(([name, schema]) => [name, asJsonSchema(schema)]),
      ),
      securitySchemes: {
        client: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A JWT of CDS Hooks, new for each call, with the URL called as aud.',
        },
      },
    },
  }
}

/** A call of any of the hooks that the services are on. */
function callOf(services: readonly Service[]): z.ZodType {
  const hooks = [...new Set(services.map(({ hook }) => hook))]
  const [first, ...others] = hooks.map((hook) => envelopeOf(hook).extend({ hook: z.literal(hook) }))
  return first && others.length > 0 ? z.union([first, ...others]) : (first ?? z.never())
}

/**
 * As clients write and read it: before a transformation, and whatever JSON Schema cannot say left open. So are patterns that ignore
 * case: it has no word for that, and would refuse what is good.
 */
function asJsonSchema(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema: { _zod }, jsonSchema }) {
      const patterns = (_zod.def.checks ?? []).map((check) => Reflect.get(check._zod.def, 'pattern'))
      if (patterns.some((pattern) => pattern instanceof RegExp && pattern.ignoreCase)) delete jsonSchema.pattern
    },
  })
  return rest
}
