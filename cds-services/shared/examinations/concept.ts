import { defineConcept, type Names } from '../../engine.ts'

/** The newest day of an examination (a code list of procedures and of findings); null when none is recorded. */
export type Examinations = (list: Names['procedures'] & Names['findings']) => string | null

/**
 * Done is a completed Procedure, or an Observation with a full date whatever its value.
 * @see ./about.md
 */
export default defineConcept({
  parameters: {},
  reads: {},
  find: (patient): Examinations => {
    return (list) => {
      const procedures = patient.procedures(list).filter(({ status, doubtful }) => status === 'completed' && !doubtful)
      const findings = patient.findings(list).filter(({ approximate }) => !approximate)
      const days = [...procedures, ...findings].flatMap(({ end, day }) => end ?? day ?? [])
      return days.sort().at(-1) ?? null
    }
  },
})
