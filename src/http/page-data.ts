import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Patient, Resource } from 'fhir/r4.js'
import { z } from 'zod'
import { accept, offeredServices } from '../call/accept.ts'
import { errorOf } from '../errors.ts'
import { broughtBy } from '../examples/hook-call.ts'
import { serverBase } from '../fhir/client/base-url.ts'
import { onePage } from '../fhir/client/client.ts'
import { NotHad } from '../fhir/failed-answer.ts'
import { gather } from '../gather/gather.ts'
import { reach } from '../gather/reach.ts'
import type { Service } from '../knowledge/knowledge.ts'
import { typeOf } from '../knowledge/service-file/prefetch.ts'
import type { Context } from './context.ts'
import { trusted } from './edge/trusted.ts'
import { outcomesOfExamples } from './outcomes.ts'
import { isPageOn } from './page.ts'
import { vocabularyOf } from './vocabulary.ts'

const base = z.string().transform((text) => serverBase(text) ?? text)
const wanted = z.object({ server: base, name: z.string().trim().max(100), next: z.string().max(4000).nullish() })
const chosen = z.object({ server: base, patientId: z.string(), service: z.string() })

/** Patients that a FHIR server is asked for at a time. */
const asked = 20

/**
 * What the page needs besides hook calls: the words and codes of the knowledge, which cards the example patients get, and patients of the FHIR
 * servers on the list, which a browser may not ask itself. Names and ids come in a body, never in a URL. Only where the page is on.
 */
export function servePageData(app: FastifyInstance, context: Context): void {
  const { config, knowledge, agent } = context
  if (!isPageOn(config)) return
  const { gatherDeadline, fhirServers } = config
  const limitsOf = ({ share }: FastifyRequest) => ({ gatherDeadline, fhirServers, agent, share })
  const onRequest = trusted(context)
  const outcomes = outcomesOfExamples(context)
  app.get('/page/vocabulary', async () => vocabularyOf(knowledge, context.today()))
  app.get('/page/outcomes', async ({ share }) => ({ patients: await outcomes(share) }))
  app.get('/page/fhir-servers', async () => ({ servers: [...fhirServers] }))

  app.post('/page/patients', { onRequest }, async (request) => {
    const { server, name, next } = understood(wanted, request.body)
    const query = new URLSearchParams({ ...(name && { name }), _count: String(asked), _sort: 'family' })
    const access = reach({ fhirServer: server, fhirAuthorization: null }, limitsOf(request))
    try {
      const to = access.to('Patient')
      if ('barred' in to) throw errorOf(to.barred, {}, 'server')
      const page = await onePage(to, `Patient?${query}`, next ?? null)
      const patients = page.entries.map(({ resource }) => resource).filter(isPatient)
      const total = typeof page.total === 'number' ? page.total : null
      return { patients: patients.map(inOneLine), total, next: page.next }
    } catch (error) {
      if (!(error instanceof NotHad)) throw error
      const code = error.lack === 'timeout' ? 'fhir-server-timeout' : 'fhir-server-failed'
      throw errorOf(code, { why: error.ofServer }, 'server')
    } finally {
      access.end()
    }
  })

  app.post('/page/patient', { onRequest }, async (request) => {
    const { server, patientId, service: id } = understood(chosen, request.body)
    const hook = knowledge.services.get(id)?.hook
    const context = { patientId, userId: 'Practitioner/page', ...broughtBy(hook ?? '', {}) }
    const body = { hook, hookInstance: randomUUID(), context, fhirServer: server }
    const { service, call } = accept(id, body, knowledge)
    const { resources, unavailable } = await gather(call, service, limitsOf(request))
    const had = typesOf(service)
    // The page may put the record to another service later: what only that one asks for was not looked for.
    const unasked = offeredServices(knowledge)
      .flatMap(typesOf)
      .filter((type) => !had.includes(type))
    return { resources, unavailable: [...new Set([...unavailable, ...unasked])] }
  })
}

/** The types of resources that a service asks for. */
function typesOf({ prefetch }: Service): readonly string[] {
  return Object.values(prefetch).map(typeOf)
}

function understood<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'body').join(', ')
  const what = {
    en: `the page asks what is not understood (${fields})`,
    nl: `wat de pagina vraagt is niet te begrijpen (${fields})`,
  }
  throw errorOf('request-invalid', { what })
}

function isPatient(resource: Resource): resource is Patient {
  return resource.resourceType === 'Patient'
}

/** What of it is as FHIR says; a server may send anything in its place. */
function inOneLine({ id, name, gender, birthDate }: Patient) {
  const read = humanName.safeParse(name)
  const [first] = read.data ?? []
  const text = first?.text ?? [first?.family, ...(first?.given ?? [])].filter(Boolean).join(', ')
  return { id: words(id) ?? '', name: text, sex: words(gender) ?? 'unknown', birthDate: words(birthDate) }
}

const humanName = z.array(
  z.looseObject({ text: z.string().nullish(), family: z.string().nullish(), given: z.array(z.string()).nullish() }),
)

function words(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
