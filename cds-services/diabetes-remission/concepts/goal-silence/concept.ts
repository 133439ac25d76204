import { daysAfter, defineConcept, exists } from '../../../engine.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import recentlyAsked, { askedSilences } from '../../../shared/recently-asked/concept.ts'
import acuteFirst from '../acute-first/concept.ts'
import foldedReview from '../folded-review/concept.ts'
import reviewTriggers from '../review-triggers/concept.ts'

/** Why a card that proposes a goal is kept silent: of those that hold the first in this order. */
export const goalSilences = [...askedSilences, 'temporary-cause', 'acute-first', 'another-card-first'] as const

/** @see ./about.md */
export default defineConcept({
  parameters: { reviewFirstFor: 'd' },
  reads: { acuteFirst, corticosteroidCourse, foldedReview, pendingRequests, recentlyAsked, reviewTriggers },
  find(patient, { reviewFirstFor }, found): (typeof goalSilences)[number] | null {
    const { acuteFirst, corticosteroidCourse, foldedReview, pendingRequests, recentlyAsked, reviewTriggers } = found
    if (recentlyAsked !== null) return recentlyAsked
    if (corticosteroidCourse.temporary) return 'temporary-cause'
    if (acuteFirst) return 'acute-first'
    const isPlanned = pendingRequests.some(
      ({ name, since }) =>
        name === 'medication-review' && since !== null && daysAfter(since, reviewFirstFor) >= patient.asOf,
    )
    return foldedReview || (isPlanned && exists(reviewTriggers.triggers)) ? 'another-card-first' : null
  },
})
