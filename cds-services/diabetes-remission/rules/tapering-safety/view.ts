import { type Drug, exists, type ViewOf } from '../../../engine.ts'
import type { CauseToFind } from '../../../shared/cause-to-find/concept.ts'
import type { GlucoseLowering } from '../../../shared/glucose-lowering/concept.ts'
import type { Hba1c } from '../../../shared/hba1c/concept.ts'
import type { RiskyDrugs } from '../../../shared/risky-drugs/concept.ts'
import type { ReviewOrder } from '../../concepts/review-order/concept.ts'
import type { ReviewTriggers } from '../../concepts/review-triggers/concept.ts'
import type { SafetyTrigger } from './triggers.ts'

const drug = { class: 'string', name: 'string', end: 'string?', approximate: 'flag', undated: 'flag' } as const

/** What the safety card shows around the parts of its triggers. */
export const safetyShape = {
  hba1c: 'reading?',
  using: [drug],
  ended: [drug],
  order: ['string'],
  folded: 'flag',
  hypoglycaemic: 'flag',
  carer: 'flag',
  pregnant: 'flag',
  verifyList: 'string?',
  hasDrugs: 'flag',
  mayMeasure: 'flag',
  ketonesNeeded: 'flag',
  typeInDoubt: 'string?',
  hasRows: 'flag',
  wasLost: 'flag',
  lostPercent: 'number?',
  unknown: ['string'],
} as const

type SafetyView = ViewOf<typeof safetyShape>

interface Found {
  /** Someone with dementia is not alone in this. */
  readonly carer: boolean
  /** Running programmes could not all be had. */
  readonly lacksProgrammes: boolean
  readonly acuteFirst: boolean
  /** It is a warning where no ketosis was found yet. */
  readonly 'acute-hyperglycaemia': { readonly result: { readonly indicator: string | null } }
  readonly causeToFind: CauseToFind
  readonly eligibility: { readonly reason: string | null }
  readonly foldedReview: boolean
  readonly glucoseLowering: GlucoseLowering
  readonly hba1c: Hba1c
  readonly limitedLifeExpectancy: boolean
  readonly reviewOrder: ReviewOrder
  readonly reviewTriggers: ReviewTriggers
  readonly riskyDrugs: RiskyDrugs
}

/** Parts that show the HbA1c themselves. */
const withHba1c: readonly SafetyTrigger[] = [
  'tight-control',
  'tight-control-older',
  'tight-control-frail',
  'loss-of-control',
]
/** Parts about a drug that ended. */
const afterEnd: readonly SafetyTrigger[] = ['loss-of-control', 'check-overdue']

/** What the card shows beside the parts of the triggers that hold; in the order of review no more than so many drugs. */
export function safetyView(found: Found, triggers: readonly SafetyTrigger[], drugsShown: number): SafetyView {
  const { causeToFind, eligibility, glucoseLowering, hba1c, riskyDrugs, 'acute-hyperglycaemia': hyperglycaemia } = found
  const pregnant = eligibility.reason === 'pregnant'
  const asked = pregnant ? null : causeToFind.asked
  const drugs = [...new Set([...riskyDrugs.hypoglycaemic, ...riskyDrugs.sglt2])]
  const using = drugs.filter(({ inUse }) => inUse)
  const hasDrugs = exists(drugs) || triggers.some((name) => afterEnd.includes(name))
  const unsaid = triggers.some((name) => withHba1c.includes(name)) ? null : hba1c.fresh
  const ketonesNeeded = triggers.includes('sglt2-ketoacidosis') || hyperglycaemia.result.indicator === 'warning'
  return {
    hba1c: unsaid,
    using: using.flatMap(drugShown),
    ended: drugs.filter(({ inUse }) => !inUse).flatMap(drugShown),
    order: pregnant ? [] : orderOf(found).slice(0, drugsShown),
    folded: found.foldedReview && !pregnant,
    hypoglycaemic: exists(riskyDrugs.hypoglycaemic),
    carer: found.carer,
    pregnant,
    verifyList: exists(using) ? glucoseLowering.toVerify : null,
    hasDrugs,
    mayMeasure: hasDrugs && !found.limitedLifeExpectancy && asked === null && !ketonesNeeded,
    ketonesNeeded: ketonesNeeded && !found.limitedLifeExpectancy,
    typeInDoubt: pregnant ? null : eligibility.reason,
    hasRows: unsaid !== null || exists(drugs),
    wasLost: asked !== null,
    lostPercent: asked,
    unknown: [
      ...(hba1c.fresh ? [] : [hba1c.unreliable ? 'hba1c-reliability' : 'hba1c']),
      ...(found.lacksProgrammes ? ['programmes'] : []),
    ],
  }
}

/** Names of the drugs in the order of review, where danger is acute or the review is told here; none where it says nothing. */
function orderOf({ acuteFirst, foldedReview, reviewOrder, reviewTriggers }: Found): readonly string[] {
  if (reviewTriggers.obstacle === 'refer-first' || !(acuteFirst || foldedReview)) return []
  const names = [...new Set(reviewOrder.order.map(({ drug }) => drug))]
  const [, second] = names
  return second === undefined ? [] : names
}

/** One item a component; a drug that has ended with its last day, as far as that is known. */
function drugShown({ name, careful, inUse, end, approximate }: Drug): SafetyView['using'] {
  return careful.map((drugClass) => ({ class: drugClass, name, end, approximate, undated: !inUse && end === null }))
}
