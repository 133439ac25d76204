import Fastify from 'fastify'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../../../src/http/edge/failure.ts'
import { logCalls } from '../../../src/http/watch/access-log.ts'

const lines: string[] = []
const app = Fastify({ logger: { stream: { write: (line: string) => lines.push(line) } }, bodyLimit: 10_000_000 })
logCalls(app)
app.setErrorHandler(failure)
app.post('/echo', async (request) => ({ echo: request.body }))
app.post('/walk', async (request) => walk(request.body))
app.post('/break', async () => {
  throw new TypeError('cannot read "canary" of Testpersoon')
})
app.post('/endless', async () => endless())

function walk(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(walk)) : 0
}

function endless(): number {
  return 1 + endless()
}

const post = (url: string, payload: string) =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
const codeOf = (body: string) => JSON.parse(body).issue[0].details.coding[0].code

afterAll(() => app.close())

describe('what nobody foresaw', () => {
  it.each(['/echo', '/walk'])(
    'a body that is too deep to go through is the fault of the caller, on %s',
    async (url) => {
      const response = await post(url, `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)
      expect([response.statusCode, codeOf(response.body)]).toEqual([400, 'body-too-deep'])
    },
  )

  it.each(['/break', '/endless'])('an error of our own is a 500 that tells and logs no message, on %s', async (url) => {
    lines.length = 0
    const response = await post(url, '{"x":"canary"}')
    expect([response.statusCode, codeOf(response.body)]).toEqual([500, 'internal'])
    expect(response.body + lines.join('')).not.toMatch(/canary|Testpersoon|cannot read/)
    const logged = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'internal error')
    expect(logged).toMatchObject({
      error: expect.stringMatching(/Error$/),
      at: expect.arrayContaining([expect.stringContaining('failure.test')]),
    })
    expect(lines.join('')).toContain(response.headers['x-request-id'])
  })
})
