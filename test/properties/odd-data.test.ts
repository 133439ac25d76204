import fc from 'fast-check'
import type { BundleEntry, Resource } from 'fhir/r4.js'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { build } from '../../src/app.ts'
import { cardSchema } from '../../src/cards/card.ts'
import { readConfig } from '../../src/config.ts'
import { explanationSchema } from '../../src/why/explanation.ts'
import { callOf, servicePath } from '../shipped.ts'
import { knowledge, why } from '../why.ts'
import { everything } from './everything.ts'
import { shapeless, spoiled } from './odd.ts'
import { someone } from './people.ts'

const runs = { numRuns: 1000 }
vi.setConfig({ testTimeout: 300_000 })

describe('reading never throws, and "why?" keeps its shape', () => {
  it('when any element of any resource is of another type', () => {
    fc.assert(
      fc.property(
        someone.chain((who) => fc.tuple(fc.constant(who), spoiled(who.resources))),
        ([who, resources]) => {
          expect(() => explanationSchema.parse(why(resources, who))).not.toThrow()
        },
      ),
      runs,
    )
  })

  it('when everything that views read can be so', () => {
    fc.assert(
      fc.property(spoiled(everything), (resources) => {
        expect(() => explanationSchema.parse(why(resources, { patientId: 'all', asOf: '2026-11-22' }))).not.toThrow()
      }),
      runs,
    )
  })

  it('when resources have any JSON under the names that they have', () => {
    const sound = everything.filter(({ resourceType }) => resourceType === 'Patient' || resourceType === 'Condition')
    fc.assert(
      fc.property(shapeless(everything), (resources) => {
        const asked = { patientId: 'all', asOf: '2026-11-22' }
        expect(() => explanationSchema.parse(why([...sound, ...resources], asked))).not.toThrow()
        expect(() => explanationSchema.parse(why(resources, asked))).not.toThrow()
      }),
      runs,
    )
  })
})

describe('a call with such data is answered', () => {
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
  const app = build({ config, knowledge })
  afterAll(() => app.close())

  it('with valid cards, or with what is wrong, never as a failure of ours', async () => {
    let read = 0
    const entry = everything.map((resource) => ({ resource }) as BundleEntry)
    const call = callOf({ resourceType: 'Bundle', type: 'collection', entry })
    const keys = Object.keys(call.prefetch ?? {})
    const values = Object.values(call.prefetch ?? {}) as Resource[]
    await fc.assert(
      fc.asyncProperty(spoiled(values), fc.boolean(), async (sent, explained) => {
        const prefetch = Object.fromEntries(keys.map((key, at) => [key, sent[at]]))
        const response = await app.inject({
          method: 'POST',
          url: `${servicePath}${explained ? '/explain?asOf=2026-11-22' : ''}`,
          headers: { 'content-type': 'application/json' },
          payload: JSON.stringify({ ...call, prefetch }),
        })
        expect([200, 400, 412]).toContain(response.statusCode)
        if (response.statusCode !== 200) return
        read += 1
        const answer = explained ? explanationSchema : hookAnswer
        expect(() => answer.parse(response.json())).not.toThrow()
      }),
      runs,
    )
    expect(read).toBeGreaterThan(runs.numRuns / 2)
  })
})

/** What CDS Hooks has a service answer: at most one card of each kind here. */
const hookAnswer = z.strictObject({ cards: z.array(cardSchema).max(2) })
