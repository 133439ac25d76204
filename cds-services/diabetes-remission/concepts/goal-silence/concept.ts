import { defineConcept } from '../../../engine.ts'
import corticosteroidCourse from '../../../shared/corticosteroid-course/concept.ts'
import recentlyAsked, { askedSilences } from '../../../shared/recently-asked/concept.ts'
import acuteFirst from '../acute-first/concept.ts'

/** Why a card that proposes a goal is kept silent: of those that hold the first in this order. */
export const goalSilences = [...askedSilences, 'temporary-cause', 'acute-first'] as const

/** @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { acuteFirst, corticosteroidCourse, recentlyAsked },
  find(_patient, _values, { acuteFirst, corticosteroidCourse, recentlyAsked }): (typeof goalSilences)[number] | null {
    if (recentlyAsked !== null) return recentlyAsked
    if (corticosteroidCourse.temporary) return 'temporary-cause'
    return acuteFirst ? 'acute-first' : null
  },
})
