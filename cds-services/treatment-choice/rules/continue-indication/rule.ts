import { defineRule, exists, maybe, type Names, type Order } from '../../../engine.ts'
import cardiorenalRisk from '../../../shared/cardiorenal-risk/concept.ts'
import insulinLack from '../../../shared/insulin-lack/concept.ts'
import { toldPurposes } from '../../../shared/other-indication/concept.ts'
import { programmeName } from '../../../shared/programme-course/programme-name.ts'
import orderEffects, { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import strictDiets from '../../concepts/strict-diets/concept.ts'

const triggerNames = ['heart-failure', 'ckd', 'very-high-cv-risk'] as const

export interface ContinueIndication {
  readonly orders: readonly string[]
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'warning' | null
}

const protecting: readonly Names['classes'][] = ['sglt2', 'glp1']
const harms: readonly Names['conditions'][] = ['adverse-effect', 'allergy']

/** Whether a drug would stop that stays indicated for heart, kidney or vessels. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: ['not-type-2', 'type-not-recorded'],
  reads: { cardiorenalRisk, insulinLack, orderEffects, strictDiets },
  reasons: [...triggerNames, 'adverse-effect', 'ketosis', 'no-trigger', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof ContinueIndication)[],
  cards: {
    continue: {
      view: { drugs: ['string'], continueFor: ['string'], diet: maybe({ diet: 'string', programme: 'text?' }) },
    },
  },
  decide(patient, _values, found, { notApplicable, recommend }) {
    const stopped = found.orderEffects.stops(protecting)
    if (!exists(judged(stopped))) return notApplicable('no-such-order')
    const { codes } = found.cardiorenalRisk
    const nothing: ContinueIndication = { orders: [], triggers: [], indicator: null }
    const [first] = codes
    if (!first) return notApplicable('no-trigger', nothing)
    const unexplained = stopped.filter((order) => !isForHarm(order))
    if (!exists(judged(unexplained))) return notApplicable('adverse-effect', nothing)
    if (found.insulinLack.ketosisLately) return notApplicable('ketosis', nothing)
    const { shown, beginsOrBegan } = found.strictDiets
    const isSglt2 = found.orderEffects.stops(['sglt2']).some((order) => unexplained.includes(order))
    const result = { orders: judged(unexplained), triggers: codes, indicator: 'warning' } as const
    return recommend<ContinueIndication>(first, result, {
      name: 'continue',
      view: {
        drugs: namesOf(unexplained),
        continueFor: toldPurposes(codes),
        diet:
          isSglt2 && beginsOrBegan && shown
            ? { diet: shown.diet, programme: programmeName(patient.offer, shown.programme) }
            : null,
      },
    })

    function isForHarm({ reasons, statusReasons, reasonConditions, reasonTypes }: Order): boolean {
      const isReferred = harms.some((list) =>
        patient.conditions(list).some(({ source }) => reasonConditions.includes(source)),
      )
      const isSaid = harms.some((list) => [...reasons, ...statusReasons].includes(list))
      return isSaid || isReferred || reasonTypes.includes('AllergyIntolerance')
    }
  },
})
