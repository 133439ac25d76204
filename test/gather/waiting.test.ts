import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callMemory } from '../../src/budget/memory.ts'
import { type FhirServer, startFhirServer } from '../fhir-server.ts'
import { gathered, refusal } from './gathering.ts'

/** What one request takes while it waits. */
const each = 65_536

describe('a FHIR server that does not answer', () => {
  let server: FhirServer
  let turn = 0
  let over = false

  beforeAll(async () => {
    const never = () => undefined
    server = await startFhirServer({ Patient: never, Condition: never, Observation: never, MedicationStatement: never })
    const next = () => {
      turn += 1
      if (!over) setImmediate(next)
    }
    next()
  })
  afterAll(async () => {
    over = true
    server.disconnect()
    await server.close()
  })

  it('fills no memory with requests that wait: calls for which there is no room are refused', async () => {
    const memory = callMemory(each * 12)
    const calls = Array.from({ length: 12 }, () => {
      const share = memory.share()
      const gathering = gathered({ fhirServer: server.base }, { share, gatherDeadline: 500 })
      return refusal(gathering).finally(() => share.release())
    })
    const held = setTimeout(250).then(() => memory.used)
    const codes = (await Promise.all(calls)).map(({ code }) => code)
    expect(codes).toContain('overloaded')
    expect(codes).toContain('fhir-server-timeout')
    expect(await held).toBeGreaterThan(0)
    expect(memory.used).toBe(0)
  })

  it('is asked for one call after another, so that others come in between', async () => {
    const memory = callMemory(Number.POSITIVE_INFINITY)
    const turns = new Map<number, number>()
    const calls = Array.from({ length: 5 }, (_, at) => {
      const hold = () => {
        turns.set(at, turn)
        return 'held' as const
      }
      return refusal(gathered({ fhirServer: server.base }, { share: { ...memory.share(), hold }, gatherDeadline: 300 }))
    })
    await Promise.all(calls)
    expect(new Set(turns.values()).size).toBe(5)
  })
})
