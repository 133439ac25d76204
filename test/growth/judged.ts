import type { FhirResource } from 'fhir/r4.js'
import { defaultSite } from '../../src/config.ts'
import { compose } from '../../src/engine/compose.ts'
import { decide } from '../../src/engine/decide.ts'
import { explain } from '../../src/engine/explain.ts'
import type { Explanation } from '../../src/engine/explanation.ts'
import { read } from '../../src/engine/read.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { gatherCase } from '../case.ts'

export const knowledge = await loadKnowledge({ cases: false })

/** Everything that is said of a person with type 2 diabetes of whom these resources too are known. */
export function judged(resources: readonly object[]): Explanation {
  const { resources: usual, ...rest } = gatherCase({ hba1c: { '2026-10-01': 60 } }, knowledge.codes)
  const gathered = { ...rest, resources: [...usual, ...(resources as FhirResource[])] }
  const service = knowledge.services.get('diabetes-remission')
  if (!service) throw new Error('no service')
  const patient = read(gathered, knowledge, '2026-11-22', defaultSite)
  const evaluations = decide(service, knowledge, patient)
  const composed = compose(service, knowledge, patient, evaluations, 'nl')
  return explain(service, knowledge, patient, evaluations, composed, 'nl')
}
