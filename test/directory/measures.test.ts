import type { FastifyInstance } from 'fastify'
import type { CapabilityStatement, Measure } from 'fhir/r4.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { codeOf, example, foundIn, serve } from './served.ts'

describe('the measures of outcomes', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = serve(await example(), { PUBLIC_URL: 'https://cds.example' })
  })
  afterAll(() => app.close())

  const measures = async (query = '') => foundIn((await app.inject(`/fhir/Measure${query}`)).json()) as Measure[]

  it('are those of every service that counts any', async () => {
    const { services } = await loadKnowledge({ cases: false })
    const wanted = [...services.values()].flatMap(({ id, offered, outcomes }) =>
      offered ? (outcomes?.indicators ?? []).map((each) => `${id}-${each.id}`) : [],
    )
    expect(wanted.length).toBeGreaterThan(10)
    expect((await measures()).map(({ id }) => id)).toEqual(wanted)
  })

  it('can be read one by one, kept, and found by what they are called', async () => {
    const [first] = await measures()
    const read = await app.inject(`/fhir/Measure/${first?.id}`)
    expect([read.statusCode, read.json()]).toEqual([200, first])
    expect(read.headers.etag).toMatch(/^W\//)
    expect(await measures(`?url=${first?.url}`)).toEqual([first])
    expect(await measures(`?url=${first?.url?.toUpperCase()}`)).toEqual([])
    expect((await measures('?status=active')).every(({ status }) => status === 'active')).toBe(true)
    expect((await measures('?title=remissie')).length).toBeGreaterThan(1)
  })

  it('are in the CapabilityStatement, and what was counted is nowhere', async () => {
    const told = (await app.inject('/fhir/metadata')).json<CapabilityStatement>()
    expect(told.rest?.[0]?.resource?.map(({ type }) => type)).toContain('Measure')
    expect(told.rest?.[0]?.resource?.map(({ type }) => type)).not.toContain('MeasureReport')
    for (const [path, code] of [
      ['Measure/nothing', 'measure-unknown'],
      ['MeasureReport', 'route-unknown'],
      ['MeasureReport/1', 'route-unknown'],
    ]) {
      const answer = await app.inject(`/fhir/${path}`)
      expect([answer.statusCode, codeOf(answer.json())], path).toEqual([404, code])
    }
  })
})
