import { defineConcept, type Reading } from '../../../engine.ts'
import cautions from '../../../shared/cautions/concept.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'

/** What cautions rest on. */
export interface BehindCautions {
  readonly kidney: readonly Reading[]
  /** Names of drugs that raise glucose or weight. */
  readonly drugsToNote: readonly string[]
}

/** The values and drugs on which cautions rest. Looks only when it is asked. @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { cautions, corticosteroidCourse },
  find(patient, _values, { cautions, corticosteroidCourse }): () => BehindCautions {
    return () => {
      const byKidney = cautions.includes('very-high-cv-risk')
      const antipsychotics = patient.drugs('antipsychotic').filter(({ inUse }) => inUse)
      return {
        kidney: byKidney ? (['egfr', 'acr'] as const).flatMap((measure) => patient.series(measure).newest ?? []) : [],
        drugsToNote: [...corticosteroidCourse.notable, ...antipsychotics].map(({ name }) => name),
      }
    }
  },
})
