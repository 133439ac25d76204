import goalSilence, { goalSilences } from '../../../diabetes-remission/concepts/goal-silence/concept.ts'
import { offeredShape, offeredView } from '../../../diabetes-remission/concepts/programmes-for-goal/view.ts'
import { inRemission } from '../../../diabetes-remission/concepts/remission-state/state.ts'
import {
  goalShape,
  goalView,
  proposedShape,
  proposedView,
} from '../../../diabetes-remission/concepts/weight-goal/view.ts'
import remissionCandidate from '../../../diabetes-remission/rules/remission-candidate/rule.ts'
import remissionStatus from '../../../diabetes-remission/rules/remission-status/rule.ts'
import { defineRule, exists, isOneOf, oneOf } from '../../../engine.ts'
import bodyMass from '../../../shared/body-mass/concept.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import { exclusionCodes } from '../../../shared/exclusions/concept.ts'
import glucoseLowering from '../../../shared/glucose-lowering/concept.ts'
import programmeFit from '../../../shared/programme-fit/concept.ts'
import stayingDrugs from '../../../shared/staying-drugs/concept.ts'
import goalOrders from '../../concepts/goal-orders/concept.ts'
import { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import { isDanger } from '../../concepts/order-effects/danger.ts'
import urgency from '../../concepts/urgency/concept.ts'
import hypoglycaemiaRisk from '../hypoglycaemia-risk/rule.ts'
import insulinStop from '../insulin-stop/rule.ts'
import ketoacidosisRisk from '../ketoacidosis-risk/rule.ts'
import programmeSafety from '../programme-safety/rule.ts'

const triggerNames = ['first-drug', 'added-drug'] as const
const goals = ['remission', 'partial-remission', 'metabolic-health'] as const

export interface LifestyleFirst {
  readonly orders: readonly string[]
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'info' | null
}

/** Whether remission or a better metabolic health is talked of when a drug is chosen. @see ./about.md */
export default defineRule({
  parameters: { offered: '1' },
  reads: {
    bodyMass,
    diabetesType,
    glucoseLowering,
    goalOrders,
    goalSilence,
    hypoglycaemiaRisk,
    insulinStop,
    ketoacidosisRisk,
    programmeFit,
    programmeSafety,
    remissionCandidate,
    remissionStatus,
    stayingDrugs,
    urgency,
  },
  reasons: [
    ...triggerNames,
    'remission',
    'urgent',
    'other-indication',
    ...exclusionCodes,
    'goal-reached',
    'consensus-only',
    'too-early',
    'indeterminate',
    'bmi',
    'no-such-order',
  ],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof LifestyleFirst)[],
  silences: goalSilences,
  cards: {
    talk: {
      view: {
        triggers: [oneOf(triggerNames)],
        drugs: ['string'],
        replaced: ['string'],
        reasonUnknown: ['string'],
        goal: oneOf(goals),
        band: 'string',
        staying: ['string'],
        weightGoal: goalShape,
        goalToPropose: proposedShape,
        programmes: offeredShape,
      },
      resources: ['condition'],
    },
  },
  decide(patient, { offered }, found, { missing, notApplicable, recommend }) {
    const { forGlucose, forOther, reasonUnknown } = found.goalOrders
    const orders = judged(forGlucose)
    const nothing: LifestyleFirst = { orders: [], triggers: [], indicator: null }
    if (!exists(orders) && !exists(judged(forOther))) return notApplicable('no-such-order')
    const { state } = found.remissionStatus.result
    if (isOneOf(inRemission, state)) return notApplicable('remission', nothing)
    if (found.urgency) return notApplicable('urgent', nothing)
    if (!exists(orders)) return notApplicable('other-indication', nothing)
    const candidate = found.remissionCandidate
    if (candidate.outcome === 'missing') return missing(['bmi'], nothing)
    const { result } = candidate
    const goal = 'goal' in result ? result.goal : 'none'
    const speaks = isOneOf(goals, goal) && (candidate.outcome === 'recommend' || goal === 'metabolic-health')
    if (!('goal' in result) || !speaks) return notApplicable(reasonOf(candidate.reason), nothing)

    const inUse = [...found.glucoseLowering.inUse, ...found.glucoseLowering.unclassified.filter((drug) => drug.inUse)]
    const trigger = exists(inUse) ? 'added-drug' : 'first-drug'
    const stopped = patient.orders.filter(({ act }) => act === 'stop').flatMap(({ covers }) => covers)
    const replaced = inUse.every((drug) => stopped.includes(drug)) ? inUse.map(({ name }) => name) : []
    const fits = result.programmes.flatMap(
      (id) => found.programmeFit.find(({ programme }) => programme.id === id) ?? [],
    )
    const programmes = offeredView(fits.slice(0, offered), found.bodyMass.bmi !== null)
    const decided: LifestyleFirst = { orders, triggers: [trigger], indicator: 'info' }
    const card = {
      name: 'talk',
      view: {
        triggers: [trigger],
        drugs: namesOf(forGlucose),
        replaced,
        reasonUnknown: namesOf(reasonUnknown),
        goal,
        band: result.band,
        staying: found.stayingDrugs.staying.map(({ drug }) => drug.name),
        weightGoal: goalView(result.weightGoal),
        goalToPropose: programmes.length < offered ? proposedView(result.weightGoal) : null,
        programmes,
      },
      resources: found.diabetesType.resources,
    } as const
    return recommend(trigger, decided, card, found.goalSilence ?? (isDanger(found) ? 'acute-first' : null))
  },
})

const shared = ['other-indication', 'goal-reached', 'consensus-only', 'too-early', 'indeterminate'] as const

/** Why there is no goal, as the candidate says it. */
function reasonOf(reason: string) {
  return isOneOf([...exclusionCodes, ...shared], reason) ? reason : 'indeterminate'
}
