import { type Drug, defineRule, exists } from '../../../engine.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import otherIndication, { type Component, toldPurposes } from '../../../shared/other-indication/concept.ts'
import { reviewed } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import weightCourse from '../../../shared/weight-course/concept.ts'
import acuteFirst from '../../concepts/acute-first/concept.ts'
import foldedReview from '../../concepts/folded-review/concept.ts'
import partialRemission from '../../concepts/partial-remission/concept.ts'
import { gainsView } from '../../concepts/partial-remission/view.ts'
import reviewOrder, { type ReviewOrder } from '../../concepts/review-order/concept.ts'
import reviewTriggers, {
  type ReviewTriggers,
  reviewTriggers as triggerNames,
} from '../../concepts/review-triggers/concept.ts'
import remissionStatus from '../remission-status/rule.ts'
import { reviewShape } from './view.ts'

export interface TaperingReview extends ReviewOrder, Pick<ReviewTriggers, 'triggers'> {}

/** Whether glucose-lowering drugs can be reviewed, and in which order. @see ./about.md */
export default defineRule({
  parameters: {},
  reads: {
    acuteFirst,
    causeToFind,
    diabetesType,
    foldedReview,
    glucoseLowering,
    hba1c,
    otherIndication,
    partialRemission,
    remissionStatus,
    reviewOrder,
    reviewTriggers,
    stayingDrugs,
    pendingRequests,
    weightCourse,
  },
  reasons: [
    ...triggerNames,
    'no-medication',
    'refer-first',
    'other-indication',
    'hba1c',
    'hba1c-reliability',
    'no-trigger',
  ],
  result: ['triggers', 'order', 'continues'] satisfies readonly (keyof TaperingReview)[],
  cards: {
    review: { view: reviewShape, resources: ['condition'] },
  },
  silences: ['already-ordered', 'acute-first', 'another-card-first'],
  decide(_patient, _values, found, { missing, notApplicable, recommend }) {
    const { obstacle, triggers, fastingGlucoses, doubtful, missing: lacking } = found.reviewTriggers
    const result: TaperingReview = { triggers, ...found.reviewOrder }
    if (obstacle) return obstacle === 'refer-first' ? notApplicable(obstacle) : notApplicable(obstacle, result)
    const [reason] = triggers
    if (!reason) return lacking ? missing([lacking], result) : notApplicable('no-trigger', result)

    const { others, staying } = found.stayingDrugs
    const { lossPercent, from, now } = found.weightCourse
    const byLoss = triggers.includes('weight-loss')
    const isElsewhere = exists(found.causeToFind.triggers) || found.foldedReview
    const order = result.order.map(({ class: kind, drug }) => ({
      class: isNamed(drug, kind) ? null : kind,
      name: drug,
    }))
    const view = {
      triggers,
      hba1c: found.hba1c.fresh,
      fastingGlucoses,
      weightLossPercent: byLoss ? lossPercent : null,
      weightFrom: byLoss ? from : null,
      weightNow: byLoss ? now : null,
      only: order.length === 1 && !exists(result.continues) ? (order[0]?.name ?? null) : null,
      canRemit: triggers.includes('hba1c-below-on-medication') && !exists(result.continues) && !doubtful,
      order,
      continues: result.continues.map((item) => ({
        ...item,
        name: item.drug,
        continueFor: toldPurposes(item.continueFor),
      })),
      verifyList: found.glucoseLowering.toVerify,
      inDoubt: others
        .filter((each) => found.otherIndication.ofComponent(each) === 'unknown')
        .map(({ drug }) => drug.name),
      oneTablet: found.glucoseLowering.inUse
        .filter((drug) => isIn(drug, others) && isIn(drug, staying))
        .map(({ name }) => name),
      doubtful,
      partial: found.remissionStatus.result.partial === 'yes' ? gainsView(found.partialRemission) : null,
      wasLost: found.causeToFind.asked !== null,
      lostPercent: found.causeToFind.asked,
      hasDrugs: true,
      mayMeasure: true,
    }
    const card = { name: 'review', view, resources: found.diabetesType.resources } as const
    const planned = reviewed(found.pendingRequests, [])
    const silence = found.acuteFirst ? 'acute-first' : isElsewhere ? 'another-card-first' : null
    return recommend(reason, result, card, planned ?? silence)
  },
})

function isIn(drug: Drug, components: readonly Component[]): boolean {
  return components.some((component) => component.drug === drug)
}

/** Whether the name of a drug says its class already. */
function isNamed(drug: string, kind: string): boolean {
  return drug.toLowerCase().startsWith(kind)
}
