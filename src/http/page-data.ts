import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Patient, Resource } from 'fhir/r4.js'
import { z } from 'zod'
import { accept } from '../engine/accept.ts'
import { gather } from '../engine/gather.ts'
import { reach } from '../engine/reach.ts'
import { CdsError, type ErrorCode, errorOf } from '../errors.ts'
import { firstPage } from '../fhir/client.ts'
import { NotHad } from '../fhir/not-had.ts'
import { serverBase } from '../fhir/server.ts'
import type { Context } from './context.ts'
import { isPageOn } from './page.ts'
import { trusted } from './trusted.ts'
import { vocabularyOf } from './vocabulary.ts'

const base = z.string().transform((text) => serverBase(text) ?? text)
const wanted = z.object({ server: base, name: z.string().trim().max(100) })
const chosen = z.object({ server: base, patientId: z.string(), service: z.string() })

/** Most patients that a search on the page shows. */
const mostFound = 20

/**
 * What the page needs besides hook calls: the words and codes of the knowledge, and patients of the FHIR servers on the list, which a
 * browser may not ask itself. Names and ids come in a body, never in a URL. Only where the page is on.
 */
export function servePageData(app: FastifyInstance, context: Context): void {
  const { config, knowledge, agent } = context
  if (!isPageOn(config)) return
  const { gatherDeadline, fhirServers } = config
  const limits = { gatherDeadline, fhirServers, agent }
  const onRequest = trusted(context)
  app.get('/page/vocabulary', async () => vocabularyOf(knowledge))
  app.get('/page/fhir-servers', async () => ({ servers: [...fhirServers] }))

  app.post('/page/patients', { onRequest }, async (request) => {
    const { server, name } = understood(wanted, request.body)
    const query = new URLSearchParams({ ...(name && { name }), _count: String(mostFound), _sort: 'family' })
    const access = reach({ fhirServer: server, fhirAuthorization: null }, limits)
    try {
      const to = access.to('Patient')
      if ('why' in to)
        throw refused(to.code, 'This FHIR server is not one that may be called. Have it put in FHIR_SERVERS.')
      const found = await firstPage(to, `Patient?${query}`)
      return { patients: found.filter(isPatient).slice(0, mostFound).map(inOneLine) }
    } catch (error) {
      if (!(error instanceof NotHad)) throw error
      const code = error.lack === 'timeout' ? 'fhir-server-timeout' : 'fhir-server-failed'
      const answered = ['outcome', 'wrong', 'incomplete', 'null', 'other-patient'].includes(error.lack)
      const what = `${answered ? 'gave an answer that is ' : ''}${error.message}`
      throw refused(code, `The FHIR server ${what}. See to the server, and search again.`)
    } finally {
      access.end()
    }
  })

  app.post('/page/patient', { onRequest }, async (request) => {
    const { server, patientId, service: id } = understood(chosen, request.body)
    const hook = knowledge.services.get(id)?.hook
    const context = { patientId, userId: 'Practitioner/page' }
    const body = { hook, hookInstance: randomUUID(), context, fhirServer: server }
    const { service, call } = accept(id, body, knowledge)
    const { resources, unavailable } = await gather(call, service, limits)
    return { resources, unavailable: [...unavailable] }
  })
}

function understood<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(({ path }) => path.join('.') || 'the body').join(', ')
  throw new CdsError(
    400,
    'request-invalid',
    `What the page asks is not understood (${fields}). Send what the page sends.`,
  )
}

function refused(code: ErrorCode, diagnostics: string): CdsError {
  return errorOf(412, [{ code, diagnostics, expression: 'server' }])
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
