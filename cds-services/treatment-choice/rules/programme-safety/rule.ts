import { type Drug, defineRule, exists, type Order, oneOf } from '../../../engine.ts'
import cardiorenalRisk from '../../../shared/cardiorenal-risk/concept.ts'
import cautions from '../../../shared/cautions/concept.ts'
import eligibility from '../../../shared/eligibility/concept.ts'
import exclusions from '../../../shared/exclusions/concept.ts'
import insulinLack from '../../../shared/insulin-lack/concept.ts'
import pregnancy from '../../../shared/pregnancy/concept.ts'
import { programmeName } from '../../../shared/programme-course/programme-name.ts'
import { hypoglycaemic } from '../../../shared/risky-drugs/classes.ts'
import riskyDrugs from '../../../shared/risky-drugs/concept.ts'
import orderEffects, { judged, namesOf } from '../../concepts/order-effects/concept.ts'
import { anyone } from '../../concepts/order-effects/despite.ts'
import strictDiets from '../../concepts/strict-diets/concept.ts'

const triggerNames = ['sglt2', 'hypoglycaemic-drug', 'contraindicated'] as const

/** In the order in which they are told. */
const contraindications = [
  'pregnant',
  'pregnancy-wish',
  'breastfeeding',
  'eating-disorder',
  'recent-mi-or-stroke',
  'active-cancer',
  'unintended-weight-loss',
  'low-egfr',
  'underweight',
  'frailty',
  'under-18',
  'limited-life-expectancy',
  'dementia',
  'insulin-deficient',
  'other-diabetes-type',
] as const

export interface ProgrammeSafety {
  readonly orders: readonly string[]
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'critical' | 'warning' | null
  readonly contraindications: readonly (typeof contraindications)[number][]
}

/** Whether a diet is ordered that is not safe with a drug or for this person. @see ./about.md */
export default defineRule({
  parameters: {},
  despite: anyone,
  reads: {
    cardiorenalRisk,
    cautions,
    eligibility,
    exclusions,
    insulinLack,
    orderEffects,
    pregnancy,
    riskyDrugs,
    strictDiets,
  },
  reasons: [...triggerNames, 'no-trigger', 'no-such-order'],
  result: ['orders', 'triggers', 'indicator', 'contraindications'] satisfies readonly (keyof ProgrammeSafety)[],
  cards: {
    diet: {
      view: {
        triggers: [oneOf(triggerNames)],
        diet: 'string',
        programme: 'text?',
        sglt2: ['string'],
        hypoglycaemic: ['string'],
        contraindications: ['string'],
        egfr: 'reading?',
        sglt2Continue: ['string'],
        fundusFirst: 'flag',
      },
    },
  },
  decide(patient, _values, found, { notApplicable, recommend }) {
    const { orders: diets, shown } = found.strictDiets
    const orders = judged(diets)
    if (!exists(orders) || !shown) return notApplicable('no-such-order')
    const lowEgfr = found.cautions.includes('kidney') ? patient.series('egfr').newest : null
    const against = contraindicated()
    const started = found.orderEffects.starts(['new'], hypoglycaemic)
    const drugs = named(found.riskyDrugs.hypoglycaemic, started)
    const holds = {
      sglt2: exists(found.riskyDrugs.sglt2),
      'hypoglycaemic-drug': exists(drugs),
      contraindicated: exists(against),
    }
    const triggers = triggerNames.filter((name) => holds[name])
    const [first] = triggers
    if (!first) {
      const nothing = { orders: [], triggers, indicator: null, contraindications: against }
      return notApplicable<ProgrammeSafety>('no-trigger', nothing)
    }
    const indicator = first === 'sglt2' ? 'critical' : 'warning'
    const concerned = holds['hypoglycaemic-drug'] ? judged([...diets, ...started]) : orders
    const safety: ProgrammeSafety = { orders: concerned, triggers, indicator, contraindications: against }
    return recommend(first, safety, {
      name: 'diet',
      indicator,
      view: {
        triggers,
        diet: shown.diet,
        programme: programmeName(patient.offer, shown.programme),
        sglt2: named(found.riskyDrugs.sglt2, []),
        hypoglycaemic: drugs,
        contraindications: against,
        egfr: lowEgfr,
        sglt2Continue: found.riskyDrugs.sglt2.some(({ inUse }) => inUse) ? found.cardiorenalRisk.codes : [],
        fundusFirst: found.cautions.includes('fundus-first'),
      },
    })

    function contraindicated(): ProgrammeSafety['contraindications'] {
      const { codes } = found.exclusions
      const holds: Readonly<Partial<Record<(typeof contraindications)[number], boolean>>> = {
        pregnant: found.pregnancy,
        'recent-mi-or-stroke': found.cautions.includes('recent-mi-or-stroke'),
        'low-egfr': lowEgfr !== null,
        'under-18': found.eligibility.reason === 'under-18',
        'insulin-deficient': found.insulinLack.recorded,
        'other-diabetes-type': codes.includes('other-diabetes-type') && !found.insulinLack.recorded,
      }
      return contraindications.filter((name) => holds[name] ?? (codes as readonly string[]).includes(name))
    }
  },
})

function named(drugs: readonly Drug[], orders: readonly Order[]): readonly string[] {
  return [...new Set([...drugs.map(({ name }) => name), ...namesOf(orders)])]
}
