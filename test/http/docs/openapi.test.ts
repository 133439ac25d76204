import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { errorCodes, operationOutcomeSchema } from '../../../src/errors.ts'
import type { OpenApi } from '../../../src/http/docs/description.ts'
import { discoverySchema, healthSchema } from '../../../src/http/docs/shapes.ts'
import { smallKnowledge } from '../../small-knowledge.ts'
import { client, publicUrl } from '../../token.ts'
import { authorization, call } from '../situations/call.ts'
import { good as oneDraft, orderSituations, selecting } from '../situations/orders.ts'
import { requests } from '../situations/requests.ts'

/** Not described: what is there for people and browsers. */
const undescribed =
  /^(\/|\*|\/(?:programmes|aanbod|explained|uitleg)(?:\/\w+)?|\/public\/.*|\/openapi\.json|\/docs.*|\/page\/.*|\/conversation\/(?!explain).*)$/

/** Every path of a server, from the tree that it prints. */
function pathsOf(app: FastifyInstance): readonly string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = ''] = /^([│ ]*)[├└]── (\S+) \(/.exec(line) ?? []
      if (!part) return []
      const depth = indent.length / 4
      const path = depth === 0 ? part : `${above[depth - 1]}${part}`
      above[depth] = path
      return [path]
    })
}

describe('the description of the interface', () => {
  let app: FastifyInstance
  let openApi: OpenApi

  function start(more = {}) {
    const config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', PUBLIC_URL: publicUrl }), ...more }
    return build({ config, knowledge: smallKnowledge() })
  }

  beforeAll(async () => {
    app = start()
    await app.ready()
    openApi = (await app.inject('/openapi.json')).json()
  })
  afterAll(() => app.close())

  const inject = (request: InjectOptions | string) => app.inject(request)

  it('is OpenAPI 3.1, for the address under which clients call', async () => {
    expect(openApi).toMatchObject({ openapi: '3.1.0', info: { version: '1.2.3' }, servers: [{ url: publicUrl }] })
    expect((await inject('/openapi.json')).headers['content-type']).toMatch(/^application\/json/)
  })

  it('has every path and method that a client may use, and no other', async () => {
    const answers = async (method: string, url: string) =>
      (await inject({ method, url: url.replace('{service}', 'small') } as InjectOptions)).statusCode
    for (const [path, methods] of Object.entries(openApi.paths))
      for (const method of ['get', 'post', 'put', 'delete'])
        expect([path, method, (await answers(method.toUpperCase(), path)) !== 405]).toEqual([
          path,
          method,
          method in methods,
        ])
    const described = Object.keys(openApi.paths).map((path) => path.replace(/\{(\w+)\}/g, ':$1'))
    const found = pathsOf(app).filter((url) => !undescribed.test(url))
    expect(found.sort()).toEqual(described.sort())
  })

  it('refers only to shapes that it has, and every shape is JSON Schema', () => {
    const refs = [...JSON.stringify(openApi.paths).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    const shapes = openApi.components.schemas
    expect([...new Set(refs)].sort()).toEqual(Object.keys(shapes).sort())
    for (const schema of Object.values(shapes)) expect(() => z.fromJSONSchema(schema as never)).not.toThrow()
  })

  it('fits what is sent: good calls fit its shape, and calls refused for their form do not', () => {
    const shape = z.fromJSONSchema(openApi.components.schemas.HookCall as never)
    expect(shape.safeParse(call).success).toBe(true)
    expect(shape.safeParse({ ...call, fhirServer: 'https://h/fhir', fhirAuthorization: authorization }).success).toBe(
      true,
    )
    expect(shape.safeParse(oneDraft).success).toBe(true)
    expect(shape.safeParse(selecting({ selections: 'all', draftOrders: { resourceType: 'Bundle' } })).success).toBe(
      false,
    )
    for (const what of [
      'no hook',
      'no context',
      'no userId',
      'prefetch that is a list',
      'a patientId that is a number',
      'order-select: a list of resources',
    ]) {
      const [, body] = [...requests, ...orderSituations].find(([name]) => name === what) ?? []
      expect([what, body === undefined, shape.safeParse(body).success]).toEqual([what, false, false])
    }
  })

  it('fits what is answered', async () => {
    discoverySchema.parse((await inject('/cds-services')).json())
    healthSchema.parse((await inject('/health/live')).json())
    healthSchema.parse((await inject('/health/ready')).json())
    const examples = (await inject('/examples')).json()
    z.fromJSONSchema(openApi.components.schemas.Examples as never).parse(examples)
    const example = (await inject(`/examples/${examples.examples[0]}`)).json()
    z.fromJSONSchema(openApi.components.schemas.HookCall as never).parse(example)
    const explained = await inject({ method: 'POST', url: '/cds-services/small/explain', payload: call })
    z.fromJSONSchema(openApi.components.schemas.Explanation as never).parse(explained.json())
    for (const payload of [{}, { ...call, prefetch: {} }]) {
      const refused = await inject({ method: 'POST', url: '/cds-services/small', payload })
      operationOutcomeSchema.parse(refused.json())
    }
  })

  it('says nothing of examples where they are not served', async () => {
    const own = start({ examples: false })
    expect((await own.inject('/openapi.json')).body).not.toMatch(/examples/i)
    await own.close()
  })

  it('asks for a token where clients are configured, save for discovery, the directory and probes', async () => {
    expect(JSON.stringify(openApi.paths)).not.toContain('"security"')
    const own = start({ clients: [client()] })
    const { paths } = (await own.inject('/openapi.json')).json<OpenApi>()
    const secured = Object.entries(paths).filter(([, methods]) =>
      Object.values(methods).some(({ security }) => security),
    )
    expect(secured.map(([path]) => path)).toEqual(
      Object.keys(paths).filter((path) => !/health|cds-services$|^\/examples|^\/fhir/.test(path)),
    )
    await own.close()
  })

  it('is a page too: complete in itself, with every path and shape, and nothing that the policy of the server forbids', async () => {
    const page = await inject('/docs')
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    for (const part of [...Object.keys(openApi.paths), ...Object.keys(openApi.components.schemas)])
      expect(page.body).toContain(part)
    expect(page.body).not.toMatch(
      /<script|style=|<style|\son\w+=|https?:\/\/(?!spec|json-schema|hl7|remissiewijzer)[^"]*\.(js|css)/,
    )
    const links = [...page.body.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, link = '']) => link)
    expect(links).toEqual(expect.arrayContaining(['examples', 'cds-services', 'health/ready', 'openapi.json']))
    for (const link of links.filter((link) => !link.startsWith('https://')))
      expect((await inject(`/${link}`)).statusCode, link).toBe(200)
    for (const code of errorCodes) expect(page.body).toContain(`<code>${code}</code>`)
    const anchors = [...page.body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(anchors.filter((id) => !page.body.includes(`id="${id}"`))).toEqual([])
  })
})
