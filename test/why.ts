import type { Resource } from 'fhir/r4.js'
import { compose } from '../src/cards/compose.ts'
import { decide } from '../src/engine/decide.ts'
import { onceEach } from '../src/fhir/deduplicate.ts'
import type { Knowledge, Service } from '../src/knowledge/knowledge.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { defaultSite, type Site } from '../src/knowledge/site.ts'
import { read } from '../src/patient/read.ts'
import { explain } from '../src/why/explain.ts'
import type { Explanation } from '../src/why/explanation.ts'
import { serviceId } from './shipped.ts'

/** The knowledge that is shipped, and the service on which tests of the whole program are run. */
export const knowledge: Knowledge = await loadKnowledge()
export const service: Service = serviceCalled(serviceId)

/** Whose data, on which day. */
export interface Asked {
  readonly patientId: string
  readonly asOf: string
  readonly site?: Partial<Site>
  readonly unavailable?: readonly string[]
}

/** What "why?" of a service answers about these resources, without a server between. */
export type Why = (resources: readonly Resource[], asked: Asked) => Explanation

export const why: Why = whyIn(service)

/** A shipped service. @throws Error when there is none with this id */
export function serviceCalled(id: string): Service {
  const found = knowledge.services.get(id)
  if (!found) throw new Error(`no service is called ${id}`)
  return found
}

/** How a service is asked why. */
export function whyIn(service: Service): Why {
  return (resources, asked) => explained(service, resources, asked)
}

function explained(
  service: Service,
  resources: readonly Resource[],
  { patientId, asOf, site, unavailable = [] }: Asked,
): Explanation {
  const gathered = {
    patientId,
    resources: onceEach(resources),
    addressOf: new Map(),
    unavailable: new Set(unavailable),
  }
  const patient = read(gathered, knowledge, service, asOf, { ...defaultSite, ...site })
  const evaluations = decide(service, knowledge, patient)
  const composed = compose(service, knowledge, patient, evaluations, 'nl')
  return explain(service, knowledge, patient, evaluations, composed, 'nl')
}

/** What must not depend on how the data came: decisions and cards, without the random ids of cards. */
export function answered({ decisions, cards, facts }: Explanation) {
  // What stands at an index moves with every fact that is told besides.
  const named = (index: unknown) => {
    const { fact, date } = facts[Number(index)] ?? {}
    return `${fact} ${date}`
  }
  const told = ({ features, ...result }: Readonly<Record<string, unknown>>) =>
    Array.isArray(features) ? { ...result, features: [...new Set(features.map(named))].sort() } : result
  const bare = ({ evidence: _, card, result, ...decision }: Omit<Explanation['decisions'][number], 'triggers'>) => ({
    ...decision,
    result: told(result),
    card: card !== null,
  })
  return {
    decisions: decisions.map(({ triggers, ...decision }) => ({
      ...bare(decision),
      ...(triggers && { triggers: triggers.map(bare) }),
    })),
    cards: JSON.parse(JSON.stringify(cards, (key, value) => (key === 'uuid' ? undefined : value))),
  }
}
