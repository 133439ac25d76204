import type { CardRequest, Indicator } from '../../../src/engine/view.ts'
import { hba1c, reading } from '../../why/readings.ts'

const programme = { nl: 'Keer Diabetes2 Om', en: 'Keer Diabetes2 Om' }
const lostName = { name: 'gliclazide 80 mg', day: '2026-05-01' }
const onDrugs = ['sulfonylurea', 'insulin']
const glucose = reading(3.4, 'mmol/L', '2026-11-03')

/** Of each trigger of tapering-safety how urgent it is, and a view that fills every hole of its part. */
export const partExamples: Readonly<Record<string, readonly [indicator: Indicator, view: CardRequest['view']]>> = {
  'diet-on-hypoglycaemic-drug': ['warning', { diet: 'low-carbohydrate', programme, runs: true, onDrugs }],
  'tight-control': [
    'warning',
    {
      hba1c,
      onDrugs,
      loss: { percent: 8.3, from: reading(113.4, 'kg', '2026-01-12'), now: reading(104, 'kg', '2026-11-01') },
    },
  ],
  'tight-control-older': ['warning', { hba1c, onDrugs }],
  'tight-control-frail': ['warning', { hba1c, onDrugs }],
  hypoglycaemia: ['warning', { glucose, codedOn: '2026-11-02', onDrugs }],
  'severe-hypoglycaemia': [
    'critical',
    { glucose: reading(2.7, 'mmol/L', '2026-11-03'), codedOn: '2026-11-02', onDrugs },
  ],
  'low-fasting-glucose': ['warning', { fastingGlucose: reading(4.6, 'mmol/L', '2026-11-04') }],
  'sglt2-ketoacidosis': [
    'critical',
    { diet: 'low-carbohydrate', programme, runs: true, continueFor: ['heart-failure', 'ckd'] },
  ],
  'loss-of-control': [
    'warning',
    {
      ...lostName,
      before: reading(52, 'mmol/mol', '2026-04-01', { decimals: 0 }),
      after: reading(66, 'mmol/mol', '2026-10-01', { decimals: 0 }),
      glucose: reading(11.4, 'mmol/L', '2026-10-01'),
    },
  ],
  'check-overdue': ['warning', lostName],
  'acute-hyperglycaemia': [
    'critical',
    {
      glucose: reading(26, 'mmol/L', '2026-11-20'),
      ketosis: { day: '2026-11-20', ketones: reading(3.4, 'mmol/L', '2026-11-20') },
    },
  ],
}
