import { defineConcept, exists, monthsAfter, type Programme } from '../../../engine.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import riskyDrugs from '../../../shared/risky-drugs/concept.ts'
import drugBurden from '../drug-burden/concept.ts'

/** The running programme whose own yearly checks take the place of the usual ones; null without one, or where that is not safe. */
export type OwnChecks = Programme | null

/** @see ./about.md */
export default defineConcept({
  parameters: { reducedWithin: 'mo' },
  reads: { drugBurden, programmeCourse, riskyDrugs },
  result: ['id'],
  find(patient, { reducedWithin }, { drugBurden, programmeCourse, riskyDrugs }): OwnChecks {
    const ids: readonly (string | null)[] = programmeCourse.running.map(({ programme }) => programme)
    const programme = patient.offer.find(({ id, checks }) => checks === 'yearly' && ids.includes(id)) ?? null
    if (!programme || exists(riskyDrugs.hypoglycaemic)) return null
    const since = monthsAfter(patient.asOf, -reducedWithin)
    const stopped = patient.drugs('glucose-lowering').some(({ end, inUse }) => !inUse && (end === null || end >= since))
    return stopped || drugBurden(since) === 'less' ? null : programme
  },
})
