import { below, defineRule, exists } from '../../../engine.ts'
import causeToFind from '../../../shared/cause-to-find/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import drugEnd from '../../../shared/drug-end/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import limitedLifeExpectancy from '../../../shared/limited-life-expectancy/concept.ts'
import { reviewed } from '../../../shared/pending-requests/asked.ts'
import pendingRequests from '../../../shared/pending-requests/concept.ts'
import programmeCourse from '../../../shared/programme-course/concept.ts'
import riskyDrugs from '../../../shared/risky-drugs/concept.ts'
import tightControl from '../../../shared/tight-control/concept.ts'
import acuteFirst from '../../concepts/acute-first/concept.ts'
import foldedReview from '../../concepts/folded-review/concept.ts'
import reviewOrder from '../../concepts/review-order/concept.ts'
import reviewTriggers from '../../concepts/review-triggers/concept.ts'
import { daysBehind } from './days.ts'
import { type SafetyTrigger, safetyTriggers, triggers } from './triggers.ts'
import { safetyShape, safetyView } from './view.ts'

export interface TaperingSafety {
  readonly indicator: 'critical' | 'warning' | null
  readonly triggers: readonly SafetyTrigger[]
}

const plans = ['CarePlan', 'Procedure', 'ServiceRequest'] as const

/** Whether a glucose-lowering drug, or its stop, is unsafe now: what its triggers say together. @see ./about.md */
export default defineRule({
  parameters: { drugsShown: '1' },
  despite: ['type-not-recorded', 'unclear-type', 'pregnant'],
  reads: {
    ...triggers,
    acuteFirst,
    causeToFind,
    diabetesType,
    drugEnd,
    eligibility,
    foldedReview,
    glucoseLowering,
    hba1c,
    limitedLifeExpectancy,
    reviewOrder,
    reviewTriggers,
    programmeCourse,
    riskyDrugs,
    tightControl,
    pendingRequests,
  },
  reasons: [...safetyTriggers, 'hba1c', 'hba1c-reliability', 'no-drug', 'no-trigger'],
  result: ['indicator', 'triggers'] satisfies readonly (keyof TaperingSafety)[],
  cards: { safety: { view: safetyShape, resources: ['condition'] } },
  needs: plans,
  silences: ['already-ordered'],
  decide(patient, { drugsShown }, found, { missing, notApplicable, recommend }) {
    const holding = safetyTriggers.filter((name) => found[name].outcome === 'recommend')
    const isGrave = holding.some((name) => found[name].result.indicator === 'critical')
    const [first] = holding
    if (first) {
      const result: TaperingSafety = { indicator: isGrave ? 'critical' : 'warning', triggers: holding }
      const reason = holding.find((name) => name === 'acute-hyperglycaemia') ?? first
      const carer = exists(patient.conditions('dementia'))
      const lacksProgrammes = plans.some((type) => patient.lacks(type))
      const view = safetyView({ ...found, carer, lacksProgrammes }, holding, drugsShown)
      const card = { name: 'safety', view, resources: found.diabetesType.resources } as const
      return recommend(
        reason,
        result,
        card,
        isGrave || reason === 'acute-hyperglycaemia'
          ? null
          : reviewed(found.pendingRequests, daysBehind(found, holding, view)),
      )
    }

    const silent: TaperingSafety = { indicator: null, triggers: holding }
    const onDrug = exists(found.riskyDrugs.hypoglycaemic)
    const { below: tightBelow, belowWhenFragile } = found.tightControl
    const { fresh, unreliable } = found.hba1c
    const isOpen = (limit: number) => !fresh || below(fresh, limit) === 'unknown'
    const isAsked = onDrug && found.eligibility.reason !== 'pregnant'
    if (isAsked && [tightBelow, belowWhenFragile ?? tightBelow].every(isOpen))
      return missing([unreliable ? 'hba1c-reliability' : 'hba1c'], silent)
    const involved = onDrug || exists(found.riskyDrugs.sglt2) || found.drugEnd.endedLately
    return notApplicable(involved ? 'no-trigger' : 'no-drug', silent)
  },
})
