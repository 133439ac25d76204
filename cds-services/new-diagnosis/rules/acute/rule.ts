import { atLeast, daysAfter, defineRule, exists, maybe, type Reading } from '../../../engine.ts'
import acuteHyperglycaemia from '../../../shared/acute-hyperglycaemia/concept.ts'
import type { Ketosis } from '../../../shared/ketosis/concept.ts'
import { anyone } from '../../concepts/new-diagnosis-scope/concept.ts'

const triggerNames = ['hyperglycaemia', 'ketosis'] as const

export interface Acute {
  readonly triggers: readonly (typeof triggerNames)[number][]
  readonly indicator: 'critical' | 'warning' | null
}

const raised: readonly unknown[] = ['urine-ketones-positive', 'urine-ketones-slight']

/** Whether glucose or ketones are so high that this comes first. @see ./about.md */
export default defineRule({
  parameters: { glucoseFrom: 'mmol/L', glucoseWithin: 'd', ketonesFrom: 'mmol/L', nextWithin: 'd' },
  despite: anyone,
  reads: { acuteHyperglycaemia },
  reasons: [...triggerNames, 'no-trigger'],
  result: ['triggers', 'indicator'] satisfies readonly (keyof Acute)[],
  cards: {
    acute: { view: { glucose: 'reading?', ketosis: maybe({ day: 'string?', ketones: 'reading?', slight: 'flag' }) } },
  },
  decide(patient, values, { acuteHyperglycaemia: acute }, { notApplicable, recommend }) {
    const beside = acute.ketosis ? null : glucoseWithKetones()
    const ketosis = acute.ketosis ?? beside?.ketones ?? null
    const glucose = acute.glucose ?? beside?.glucose ?? null
    const holds = { hyperglycaemia: acute.glucose !== null, ketosis: ketosis !== null }
    const triggers = triggerNames.filter((name) => holds[name])
    const [reason] = triggers
    if (!reason) return notApplicable<Acute>('no-trigger', { triggers, indicator: null })
    const indicator = ketosis ? 'critical' : 'warning'
    const result: Acute = { triggers, indicator }
    const view = { glucose, ketosis: ketosis && { ...ketosis, slight: beside !== null } }
    return recommend(reason, result, { name: 'acute', indicator, view })

    /** A high glucose with raised ketones of the same day or the next. */
    function glucoseWithKetones(): { readonly glucose: Reading; readonly ketones: Ketosis } | null {
      const since = daysAfter(patient.asOf, -values.glucoseWithin)
      const high = patient
        .series('glucose')
        .allSince(since)
        .filter((glucose) => atLeast(glucose, values.glucoseFrom) === true)
      if (!exists(high)) return null
      const inBlood = patient
        .series('beta-hydroxybutyrate')
        .allSince(since)
        .filter((ketones) => atLeast(ketones, values.ketonesFrom) === true)
        .map((ketones) => ({ day: ketones.day, coded: false, ketones }))
      const inUrine = patient
        .findings('urine-ketones')
        .filter(({ answers }) => answers.some(({ list }) => raised.includes(list)))
        .map(({ day }) => ({ day, coded: false, ketones: null }))
      const pairs = high.flatMap((glucose) =>
        [...inBlood, ...inUrine]
          .filter(({ day }) => day === glucose.day || day === daysAfter(glucose.day, values.nextWithin))
          .map((ketones) => ({ glucose, ketones })),
      )
      return pairs[0] ?? null
    }
  },
})
