import type { FhirResource } from 'fhir/r4.js'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Explanation } from '../../src/why/explanation.ts'
import { someone } from '../cases/someone.ts'
import { judge } from '../judge.ts'
import { serviceId } from '../shipped.ts'

export const knowledge = await loadKnowledge()

const service = knowledge.services.get(serviceId)
if (!service) throw new Error('there is no such service')
const asked = service

/** How many rules decide of a person. */
export const ruleCount: number = asked.rules.filter(({ partOf }) => partOf === null).length
const usual = someone({ hba1c: { '2026-10-01': 60 } }, service.folder, knowledge)

/** Everything that is said of a person with type 2 diabetes of whom these resources too are known. */
export function judged(resources: readonly object[]): Explanation {
  const sent = { ...usual.sent, resources: [...usual.sent.resources, ...(resources as FhirResource[])] }
  return judge({ ...usual, sent }, asked, knowledge).explanation
}
