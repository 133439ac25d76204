import { defineConcept, type Reading } from '../../../engine.ts'
import cardiorenalRisk from '../../../shared/cardiorenal-risk/concept.ts'
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
  reads: { cardiorenalRisk, cautions, corticosteroidCourse },
  find(patient, _values, { cardiorenalRisk, cautions, corticosteroidCourse }): () => BehindCautions {
    return () => {
      const antipsychotics = patient.drugs('antipsychotic').filter(({ inUse }) => inUse)
      return {
        kidney: cautions.includes('very-high-cv-risk') ? cardiorenalRisk.byKidney : [],
        drugsToNote: [...corticosteroidCourse.notable, ...antipsychotics].map(({ name }) => name),
      }
    }
  },
})
