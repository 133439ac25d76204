import { defineConcept, exists, monthsAfter, type Remark } from '../../engine.ts'
import eligibility from '../eligibility/concept.ts'
import hba1c from '../hba1c/concept.ts'
import limitedLifeExpectancy from '../limited-life-expectancy/concept.ts'
import pendingRequests from '../pending-requests/concept.ts'
import riskyDrugs from '../risky-drugs/concept.ts'

/** Whether it is to be said that HbA1c was long not measured on a hypoglycaemic drug, with the day of the newest. @see ./about.md */
export default defineConcept({
  gives: 'remark',
  parameters: { overdueAfter: 'mo' },
  reads: { eligibility, hba1c, limitedLifeExpectancy, pendingRequests, riskyDrugs },
  result: ['day'],
  find(patient, { overdueAfter }, found): Remark | null {
    const { newest, unreliable } = found.hba1c
    const isAsked = found.pendingRequests.some(({ name }) => name === 'hba1c')
    const isSaid = unreliable || isAsked || found.limitedLifeExpectancy || found.eligibility.reason === 'pregnant'
    if (isSaid || !exists(found.riskyDrugs.hypoglycaemic)) return null
    if (newest !== null && monthsAfter(newest.day, overdueAfter) >= patient.asOf) return null
    return { day: newest?.day ?? null }
  },
})
