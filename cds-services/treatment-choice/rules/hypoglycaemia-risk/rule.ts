import { below, changeIn, defineRule, exists, maybe, monthsAfter, oneOf, type Reading } from '../../../engine.ts'
import hba1c from '../../../shared/hba1c/concept.ts'
import lowGlucose from '../../../shared/low-glucose/concept.ts'
import { programmeName } from '../../../shared/programme-course/programme-name.ts'
import { hypoglycaemic, loweringFasting } from '../../../shared/risky-drugs/classes.ts'
import tightControl from '../../../shared/tight-control/concept.ts'
import orderEffects, { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import { anyone } from '../../concepts/order-effects/despite.ts'
import strictDiets from '../../concepts/strict-diets/concept.ts'
import programmeSafety from '../programme-safety/rule.ts'

const triggerNames = [
  'severe-hypoglycaemia',
  'hypoglycaemia',
  'low-fasting-glucose',
  'diet',
  'tight',
  'falling',
] as const

export interface HypoglycaemiaRisk {
  readonly orders: readonly string[]
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'critical' | 'warning' | null
}

/** Whether a drug that can cause hypoglycaemia would be started or raised where glucose is low already. @see ./about.md */
export default defineRule({
  parameters: { fallingBelow: 'mmol/mol', fallFrom: 'mmol/mol', earlierFrom: 'mo', earlierTo: 'mo' },
  despite: anyone,
  reads: { hba1c, lowGlucose, orderEffects, programmeSafety, strictDiets, tightControl },
  reasons: [...triggerNames, 'hba1c', 'hba1c-reliability', 'no-trigger', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof HypoglycaemiaRisk)[],
  silences: ['another-card-first'],
  cards: {
    hypoglycaemia: {
      view: {
        triggers: [oneOf(triggerNames)],
        drugs: ['string'],
        glucose: 'reading?',
        hypoglycaemiaOn: 'string?',
        fastingGlucose: 'reading?',
        hba1c: 'reading?',
        earlier: 'reading?',
        diet: maybe({ diet: 'string', programme: 'text?' }),
        unknown: ['string'],
      },
    },
  },
  decide(patient, values, found, { missing, notApplicable, recommend }) {
    const { lowGlucose: low, strictDiets: diets, tightControl: tight } = found
    const raising = found.orderEffects.starts(['new', 'more'], hypoglycaemic)
    const concerned = exists(raising) ? [...raising, ...diets.orders] : []
    const orders = judged(concerned)
    if (!exists(orders)) return notApplicable('no-such-order')
    const { fresh, unreliable } = found.hba1c
    const earlier = fresh && fallenFrom(fresh)
    const holds = {
      'severe-hypoglycaemia': low.severe,
      hypoglycaemia: low.hypoglycaemia && !low.severe,
      'low-fasting-glucose': low.fastingLow && exists(found.orderEffects.starts(['new', 'more'], loweringFasting)),
      diet: diets.any,
      tight: fresh !== null && below(fresh, limit()) === true,
      falling: earlier !== null,
    }
    const triggers = triggerNames.filter((name) => holds[name])
    const [first, ...others] = triggers
    const nothing: HypoglycaemiaRisk = { orders: [], triggers, indicator: null }
    const absent = unreliable ? 'hba1c-reliability' : 'hba1c'
    if (!first) return fresh ? notApplicable('no-trigger', nothing) : missing([absent], nothing)
    const indicator = first === 'severe-hypoglycaemia' ? 'critical' : 'warning'
    const isNamed = first === 'diet' && !exists(others) && exists(diets.orders) && exists(pairNamed())
    const risk: HypoglycaemiaRisk = { orders: judged(holds.diet ? concerned : raising), triggers, indicator }
    if (!exists(risk.orders)) return notApplicable('no-such-order')
    return recommend(
      first,
      risk,
      { name: 'hypoglycaemia', indicator, view: view() },
      isNamed ? 'another-card-first' : null,
    )

    function view() {
      return {
        triggers,
        drugs: namesOf(raising),
        glucose: low.lowest,
        hypoglycaemiaOn: low.codedOn,
        fastingGlucose: low.lowestFasting,
        hba1c: fresh,
        earlier: earlier,
        diet: diets.shown && { diet: diets.shown.diet, programme: programmeName(patient.offer, diets.shown.programme) },
        unknown: fresh ? [] : [absent],
      }
    }

    /** The HbA1c below which control is tight; of an unknown age the strictest. */
    function limit(): number {
      if (tight.belowWhenFragile !== null) return tight.belowWhenFragile
      return patient.age === null ? tight.strictest : tight.below
    }

    /** The HbA1c some months before the newest, when that is low and has fallen since. */
    function fallenFrom(newest: Reading): Reading | null {
      if (below(newest, values.fallingBelow) !== true) return null
      const before = found.hba1c
        .daily()
        .find(
          ({ day }) =>
            monthsAfter(day, values.earlierFrom) <= newest.day && monthsAfter(day, values.earlierTo) >= newest.day,
        )
      const change = before ? changeIn(before, newest) : null
      return before && change !== null && -change >= values.fallFrom ? before : null
    }

    /** A diet and a drug that are ordered together are named once. */
    function pairNamed(): readonly string[] {
      const { outcome, result } = found.programmeSafety
      const named = outcome === 'recommend' ? (result as { readonly orders: readonly string[] }).orders : []
      return raising.map(({ draft }) => draft).filter((draft) => named.includes(draft))
    }
  },
})
