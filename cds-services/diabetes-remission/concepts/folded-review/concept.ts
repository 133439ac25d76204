import { defineConcept, exists } from '../../../engine.ts'
import { triggers } from '../../rules/tapering-safety/triggers.ts'
import reviewTriggers from '../review-triggers/concept.ts'

/** Whether a review of drugs is told on the card on safety: one message, not two. @see ./about.md */
export default defineConcept({
  parameters: {},
  reads: { ...triggers, reviewTriggers },
  find(_patient, _values, { reviewTriggers, ...triggers }): boolean {
    const isUnsafe = Object.values(triggers).some(({ outcome }) => outcome === 'recommend')
    return isUnsafe && exists(reviewTriggers.triggers)
  },
})
