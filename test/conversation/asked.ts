import type { FastifyInstance } from 'fastify'
import type { Bundle } from 'fhir/r4.js'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import type { Sheet } from '../../src/conversation/sheet.ts'
import { anchor, exampleCall, readFixture } from '../../src/examples/fixture.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { noStore } from '../no-store.ts'
import { called } from '../shipped.ts'

export const knowledge: Knowledge = await loadKnowledge()

export const path = '/conversation/explain'
export const fromOurPage = { 'sec-fetch-site': 'same-origin' }

/** A server on which the page is on, on the day for which fixtures are written. */
export function start(more: object = {}, known: Knowledge = knowledge): FastifyInstance {
  const config = { ...readConfig({ LOG_LEVEL: 'silent' }), ...more }
  return build({ config, knowledge: known, store: noStore().store, today: () => anchor })
}

/** What the page asks about a Bundle. */
export function bodyOf(bundle: Bundle): { readonly patientId: string; readonly prefetch: Record<string, unknown> } {
  const { context, prefetch } = exampleCall(bundle, called)
  return { patientId: context.patientId, prefetch }
}

/** The sheet of a fixture person. @throws Error where it is refused */
export async function sheetOfFixture(app: FastifyInstance, name: string): Promise<Sheet> {
  return sheetAbout(app, bodyOf(readFixture(name)))
}

export async function sheetAbout(app: FastifyInstance, payload: object): Promise<Sheet> {
  const answer = await app.inject({ method: 'POST', url: path, headers: fromOurPage, payload })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  return answer.json<Sheet>()
}
