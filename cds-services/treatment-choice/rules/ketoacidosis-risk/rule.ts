import { defineRule, exists, maybe, type Order, oneOf } from '../../../engine.ts'
import insulinLack from '../../../shared/insulin-lack/concept.ts'
import { programmeName } from '../../../shared/programme-course/programme-name.ts'
import { insulins } from '../../../shared/risky-drugs/classes.ts'
import orderEffects, { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import { anyone } from '../../concepts/order-effects/despite.ts'
import strictDiets from '../../concepts/strict-diets/concept.ts'

const triggerNames = ['diet', 'ketosis', 'insulin-deficient'] as const

export interface KetoacidosisRisk {
  readonly orders: readonly string[]
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'critical' | 'warning' | null
}

/** Whether an SGLT2 inhibitor would be started where it may cause ketoacidosis. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: anyone,
  reads: { insulinLack, orderEffects, strictDiets },
  reasons: [...triggerNames, 'no-trigger', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator'] satisfies readonly (keyof KetoacidosisRisk)[],
  cards: {
    ketoacidosis: {
      view: {
        triggers: [oneOf(triggerNames)],
        drugs: ['string'],
        diet: 'string?',
        programme: 'text?',
        ketosis: maybe({ day: 'string?', ketones: 'reading?' }),
        because: ['string'],
        insulinStops: 'flag',
      },
    },
  },
  decide(patient, _values, found, { notApplicable, recommend }) {
    const { starts, stops, pauses } = found.orderEffects
    const started = starts(['new'], ['sglt2'])
    const all = starts(['new', 'more', 'same'], ['sglt2'])
    const { strictDiets: diets, insulinLack: lack } = found
    const withDiet = diets.begins ? all : diets.any ? starts(['new', 'more'], ['sglt2']) : []
    const insulinStops = patient.carefully(...insulins).some(isStopped)
    const isNew = exists(started)
    const holds = {
      diet: exists(withDiet),
      ketosis: isNew && lack.ketosisNow !== null,
      'insulin-deficient': isNew && (lack.byType || insulinStops),
    }
    const triggers = triggerNames.filter((name) => holds[name])
    const because: readonly Order[] = isNew ? started : []
    const concerned = holds.diet ? [...new Set([...because, ...withDiet, ...diets.orders])] : started
    if (!exists(judged(exists(concerned) ? concerned : all))) return notApplicable('no-such-order')
    const [first] = triggers
    if (!first) return notApplicable<KetoacidosisRisk>('no-trigger', { orders: [], triggers, indicator: null })
    const indicator = first === 'insulin-deficient' ? 'warning' : 'critical'
    return recommend<KetoacidosisRisk>(
      first,
      { orders: judged(concerned), triggers, indicator },
      {
        name: 'ketoacidosis',
        indicator,
        view: {
          triggers,
          drugs: namesOf([...new Set([...because, ...withDiet])]),
          diet: holds.diet ? (diets.shown?.diet ?? null) : null,
          programme: holds.diet ? programmeName(patient.offer, diets.shown?.programme) : null,
          ketosis: holds.ketosis ? lack.ketosisNow : null,
          because: lack.because.filter((name) => name !== 'ketosis'),
          insulinStops: isNew && insulinStops,
        },
      },
    )

    function isStopped(drug: Order['covers'][number]): boolean {
      return drug.inUse && [...stops(insulins), ...pauses(insulins)].some(({ covers }) => covers.includes(drug))
    }
  },
})
