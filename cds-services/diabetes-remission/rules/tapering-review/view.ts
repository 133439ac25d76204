import { maybe, oneOf } from '../../../engine.ts'
import { gainsShape } from '../../concepts/partial-remission/view.ts'
import { reviewTriggers } from '../../concepts/review-triggers/concept.ts'

/** What the card on a review of drugs shows. */
export const reviewShape = {
  triggers: [oneOf(reviewTriggers)],
  hba1c: 'reading?',
  fastingGlucoses: ['reading'],
  weightLossPercent: 'number?',
  weightFrom: 'reading?',
  weightNow: 'reading?',
  /** The one drug in use, where there is one alone. */
  only: 'string?',
  /** Nothing that stays keeps remission from being established. */
  canRemit: 'flag',
  order: [{ class: 'string?', name: 'string' }],
  continues: [{ class: 'string', name: 'string', continueFor: ['string'] }],
  verifyList: 'string?',
  inDoubt: ['string'],
  oneTablet: ['string'],
  doubtful: 'flag',
  partial: maybe(gainsShape),
  wasLost: 'flag',
  lostPercent: 'number?',
  hasDrugs: 'flag',
  mayMeasure: 'flag',
} as const
