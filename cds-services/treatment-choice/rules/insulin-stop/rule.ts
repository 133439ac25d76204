import { defineRule, exists, oneOf } from '../../../engine.ts'
import diabetesType from '../../../shared/diabetes-type/concept.ts'
import insulinLack, { lacks } from '../../../shared/insulin-lack/concept.ts'
import { insulins } from '../../../shared/risky-drugs/classes.ts'
import orderEffects, { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import { anyone } from '../../concepts/order-effects/despite.ts'

const triggerNames = [...lacks, 'type-not-recorded'] as const

export interface InsulinStop {
  readonly orders: readonly string[]
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'critical' | 'warning' | null
}

/** Whether all insulin would stop in somebody who may not do without. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: anyone,
  reads: { diabetesType, insulinLack, orderEffects },
  reasons: [...triggerNames, 'no-trigger', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof InsulinStop)[],
  cards: {
    'insulin-stop': {
      view: { triggers: [oneOf(triggerNames)], because: ['string'], drugs: ['string'], paused: 'flag' },
    },
  },
  decide(patient, _values, found, { notApplicable, recommend }) {
    const stopping = [...found.orderEffects.stops(insulins), ...found.orderEffects.pauses(insulins)]
    const orders = judged(stopping)
    if (!exists(orders)) return notApplicable('no-such-order')
    const covered = new Set(stopping.flatMap(({ covers }) => covers))
    const stays = patient.carefully(...insulins).some((drug) => drug.inUse && !covered.has(drug))
    const goesOn = found.orderEffects
      .starts(['new', 'more', 'same'], insulins)
      .some(({ parts }) => parts.some((part) => part.sure && insulins.includes(part.class)))
    const [first, ...others] = stays || goesOn ? [] : triggersNow()
    if (!first) return notApplicable<InsulinStop>('no-trigger', { orders: [], triggers: [], indicator: null })
    const triggers = [first, ...others]
    const indicator = first === 'type-not-recorded' ? 'warning' : 'critical'
    return recommend<InsulinStop>(
      first,
      { orders, triggers, indicator },
      {
        name: 'insulin-stop',
        indicator,
        view: {
          triggers,
          because: triggers,
          drugs: namesOf(stopping),
          paused: !exists(found.orderEffects.stops(insulins)),
        },
      },
    )

    function triggersNow(): InsulinStop['triggers'] {
      return [...found.insulinLack.because, ...(isTypeOpen() ? (['type-not-recorded'] as const) : [])]
    }

    /** A diabetes of a type that is not recorded, or insulin without any diabetes on record. */
    function isTypeOpen(): boolean {
      const { kind } = found.diabetesType
      const known = (['type-1', 'other-diabetes', 'gestational-diabetes'] as const).some((list) =>
        exists(patient.conditions(list)),
      )
      return kind === 'type-not-recorded' || (kind === 'not-type-2' && !known)
    }
  },
})
