import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { expect, vi } from 'vitest'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { callOf, servicePath } from '../shipped.ts'

const path = servicePath

/** A running service and the two things that a HIS does with it. */
export interface Running {
  readonly app: FastifyInstance
  /** A call that gives a card; the uuid of the card, null when there is none. */
  call(): Promise<string | null>
  /** Dismisses a card (an unknown one, unless told); the status and Retry-After of the answer. */
  dismiss(card?: string): Promise<{ readonly status: number; readonly again: number }>
  state(): Promise<{ readonly state: string; readonly queued: number; readonly lost: number }>
}

/** Starts the whole service, with its own store, and waits for the database. */
export async function run(env: Readonly<Record<string, string>>, knowledge: Knowledge): Promise<Running> {
  const config = readConfig({ LOG_LEVEL: 'silent', ...env })
  const app = build({ config, knowledge })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const today = new Date().toISOString().slice(0, 10)
  const payload = callOf(shiftBundle(readFixture('candidate-two-years-bmi-32'), today))
  const state = async () => (await app.inject('/health/ready')).json().store
  await vi.waitFor(async () => expect((await state()).state).toBe('open'), { timeout: 60_000 })
  return {
    app,
    state,
    async call() {
      const response = await app.inject({ method: 'POST', url: path, payload })
      expect(response.statusCode).toBe(200)
      return response.json().cards[0]?.uuid ?? null
    },
    async dismiss(card = randomUUID()) {
      const entry = {
        card,
        outcome: 'overridden',
        overrideReason: { reason: { code: 'not-now' } },
        outcomeTimestamp: new Date().toISOString(),
      }
      const response = await app.inject({ method: 'POST', url: `${path}/feedback`, payload: { feedback: [entry] } })
      return { status: response.statusCode, again: Number(response.headers['retry-after'] ?? 0) }
    },
  }
}
