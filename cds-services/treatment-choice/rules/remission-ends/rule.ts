import { inRemission } from '../../../diabetes-remission/concepts/remission-state/state.ts'
import remissionFollowUp from '../../../diabetes-remission/rules/remission-follow-up/rule.ts'
import remissionStatus from '../../../diabetes-remission/rules/remission-status/rule.ts'
import { defineRule, exists, isOneOf } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import goalOrders from '../../concepts/goal-orders/concept.ts'
import { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import { isDanger } from '../../concepts/order-effects/danger.ts'
import urgency from '../../concepts/urgency/concept.ts'
import hypoglycaemiaRisk from '../hypoglycaemia-risk/rule.ts'
import insulinStop from '../insulin-stop/rule.ts'
import ketoacidosisRisk from '../ketoacidosis-risk/rule.ts'
import programmeSafety from '../programme-safety/rule.ts'

export interface RemissionEnds {
  readonly orders: readonly string[]
  readonly triggers: readonly 'restart'[]
  readonly indicator: 'info' | null
}

/** Whether a glucose-lowering drug would be started in somebody who is in remission. @see ./about.md */
export default defineRule({
  parameters: {},
  reads: {
    diabetesType,
    goalOrders,
    hba1c,
    hypoglycaemiaRisk,
    insulinStop,
    ketoacidosisRisk,
    programmeSafety,
    remissionFollowUp,
    remissionStatus,
    urgency,
  },
  reasons: ['restart', 'no-remission', 'other-indication', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof RemissionEnds)[],
  silences: ['acute-first'],
  cards: {
    restart: {
      view: {
        drugs: ['string'],
        hba1c: 'reading?',
        fastingGlucose: 'reading?',
        repeatFirst: 'flag',
        ended: 'flag',
        measureFirst: 'flag',
        canRecordRelapse: 'flag',
        reasonUnknown: ['string'],
      },
      resources: ['condition'],
    },
  },
  decide(patient, _values, found, { notApplicable, recommend }) {
    const { forGlucose, forOther, reasonUnknown } = found.goalOrders
    const orders = judged(forGlucose)
    const nothing: RemissionEnds = { orders: [], triggers: [], indicator: null }
    if (!exists(orders) && !exists(judged(forOther))) return notApplicable('no-such-order')
    const { state } = found.remissionStatus.result
    if (!isOneOf(inRemission, state)) return notApplicable('no-remission', nothing)
    if (!exists(orders)) return notApplicable('other-indication', nothing)
    const followed = found.remissionFollowUp.result
    const values = 'values' in followed ? followed.values : 'unknown'
    const { condition, remissionInWords, resources } = found.diabetesType
    const isUrgent = found.urgency || isDanger(found)
    const card = {
      name: 'restart',
      view: {
        drugs: namesOf(forGlucose),
        hba1c: found.hba1c.newest,
        fastingGlucose: patient.series('glucose', 'fasting', 'venous').newest,
        repeatFirst: values === 'repeat',
        ended: values === 'ended',
        measureFirst: values !== 'ended',
        canRecordRelapse: state === 'recorded' && condition !== null && !condition.abated && !remissionInWords,
        reasonUnknown: namesOf(reasonUnknown),
      },
      resources,
    } as const
    const result: RemissionEnds = { orders, triggers: ['restart'], indicator: 'info' }
    return recommend('restart', result, card, isUrgent ? 'acute-first' : null)
  },
})
