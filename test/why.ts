import type { Resource } from 'fhir/r4.js'
import { defaultSite, type Site } from '../src/config.ts'
import { compose } from '../src/engine/compose.ts'
import { decide } from '../src/engine/decide.ts'
import { explain } from '../src/engine/explain.ts'
import type { Explanation } from '../src/engine/explanation.ts'
import { read } from '../src/engine/read.ts'
import { onceEach } from '../src/fhir/once.ts'
import type { Knowledge, Service } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'

/** The knowledge that is shipped, and the service that all these tests ask. */
export const knowledge: Knowledge = await loadKnowledge()
export const service = [...knowledge.services.values()].find(({ id }) => id === 'diabetes-remission') as Service

/** Whose data, on which day. */
export interface Asked {
  readonly patientId: string
  readonly asOf: string
  readonly site?: Partial<Site>
  readonly unavailable?: readonly string[]
}

/** What "why?" answers about these resources, without a server between. */
export function why(resources: readonly Resource[], { patientId, asOf, site, unavailable = [] }: Asked): Explanation {
  const gathered = { patientId, resources: onceEach(resources), unavailable: new Set(unavailable) }
  const patient = read(gathered, knowledge, asOf, { ...defaultSite, ...site })
  const evaluations = decide(service, knowledge, patient)
  const composed = compose(service, knowledge, patient, evaluations, 'nl')
  return explain(service, knowledge, patient, evaluations, composed, 'nl')
}

/** What must not depend on how the data came: decisions and cards, without the random ids of cards. */
export function answered({ decisions, cards }: Explanation) {
  return {
    decisions: decisions.map(({ evidence: _, card, ...decision }) => ({ ...decision, card: card !== null })),
    cards: JSON.parse(JSON.stringify(cards, (key, value) => (key === 'uuid' ? undefined : value))),
  }
}
