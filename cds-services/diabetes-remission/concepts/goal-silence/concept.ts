import { defineConcept } from '../../../engine.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import recentlyAsked, { askedSilences } from '../../../shared/recently-asked/concept.ts'
import acuteFirst from '../acute-first/concept.ts'
import foldedReview from '../folded-review/concept.ts'

/** Why a card that proposes a goal is kept silent: of those that hold the first in this order. */
export const goalSilences = [...askedSilences, 'temporary-cause', 'acute-first', 'another-card-first'] as const

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { acuteFirst, corticosteroidCourse, foldedReview, recentlyAsked },
  find(_patient, _values, found): (typeof goalSilences)[number] | null {
    const { acuteFirst, corticosteroidCourse, foldedReview, recentlyAsked } = found
    if (recentlyAsked !== null) return recentlyAsked
    if (corticosteroidCourse.temporary) return 'temporary-cause'
    if (acuteFirst) return 'acute-first'
    return foldedReview ? 'another-card-first' : null
  },
})
