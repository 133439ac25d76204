import { describe, expect, it } from 'vitest'
import {
  bmi,
  condition,
  fasting,
  glucose,
  hba1c,
  inUse,
  order,
  type Row,
  refer,
  running,
  shown,
  stop,
} from './moment.ts'

const typeTwo = condition('icpc T90.02')
const typeOne = condition('icpc T90.01')
const keto = running('ketogeen dieet')
const measured = [hba1c(56), bmi(32)]
const other = { subject: { reference: 'Patient/somebody-else' } }

/** Written before the code was looked at: somebody tries to be harmed, whichever way it is coded. */
const harmed: readonly Row[] = [
  [
    'SGLT2 inhibitor by brand beside a ketogenic diet',
    'order-select',
    [typeTwo, ...measured, keto],
    [order('Jardiance 10 mg')],
    ['ketoacidosis-risk: diet critical'],
  ],
  [
    'SGLT2 inhibitor by a RxNorm code that we do not know',
    'order-sign',
    [typeTwo, keto],
    [order('rxnorm 1545664 = empagliflozin 10 MG Oral Tablet')],
    ['ketoacidosis-risk: diet critical'],
  ],
  [
    'SGLT2 inhibitor misspelt',
    'order-sign',
    [typeTwo, keto],
    [order('empaglifozine 10mg')],
    ['ketoacidosis-risk: diet critical'],
  ],
  [
    'SGLT2 inhibitor in a combination, as a brand',
    'order-sign',
    [typeTwo, inUse('metformine'), keto],
    [order('Synjardy 5/1000')],
    ['ketoacidosis-risk: diet critical'],
  ],
  [
    'SGLT2 inhibitor with a diet drafted beside it',
    'order-sign',
    [typeTwo],
    [order('atc A10BK01'), refer('ketogeen dieet')],
    ['ketoacidosis-risk: diet critical'],
  ],
  [
    'SGLT2 inhibitor in type 1',
    'order-sign',
    [typeOne, inUse('insuline glargine')],
    [order('dapagliflozine 5 mg')],
    ['ketoacidosis-risk: insulin-deficient warning'],
  ],
  [
    'a ketogenic diet with an SGLT2 inhibitor in use',
    'order-sign',
    [typeTwo, inUse('Forxiga')],
    [refer('koolhydraatarm dieet, ketogeen')],
    ['programme-safety: sglt2 critical'],
  ],
  [
    'a crash diet while breastfeeding',
    'order-sign',
    [typeTwo, condition('snomed 413712001', '2026-10-01')],
    [refer('crashdieet')],
    ['programme-safety: contraindicated warning'],
  ],
  [
    'shakes in pregnancy, by ICD-10',
    'order-sign',
    [typeTwo, condition('icd10 Z33', '2026-08-01')],
    [refer('maaltijdvervangers 800 kcal')],
    ['programme-safety: contraindicated warning'],
  ],
  [
    'a diet of 800 kcal with anorexia in the record',
    'order-sign',
    [typeTwo, condition('icpc T06', '2024-01-01')],
    [refer('VLCD')],
    ['programme-safety: contraindicated warning'],
  ],
  [
    'a low-carbohydrate diet on gliclazide',
    'order-sign',
    [typeTwo, inUse('gliclazide mga 30')],
    [refer('koolhydraatarm dieet')],
    ['programme-safety: hypoglycaemic-drug warning'],
  ],
  [
    'a sulfonylurea by GPK a month after 2.7',
    'order-sign',
    [typeTwo, hba1c(58), glucose(2.7, '2026-10-28')],
    [order('gpk 10340')],
    ['hypoglycaemia-risk: severe-hypoglycaemia critical'],
  ],
  [
    'more insulin after a low fasting value',
    'order-sign',
    [typeTwo, hba1c(60), fasting(4.6, '2026-11-10'), inUse('insuline glargine', { dosageInstruction: [dose(20)] })],
    [order('insuline glargine', { dosageInstruction: [dose(30)] })],
    ['hypoglycaemia-risk: low-fasting-glucose warning'],
  ],
  [
    'dapagliflozin stopped with heart failure',
    'order-sign',
    [typeTwo, condition('icpc K77'), inUse('dapagliflozine')],
    [stop('dapagliflozine')],
    ['continue-indication: heart-failure warning'],
  ],
]

function dose(value: number) {
  return {
    timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
    doseAndRate: [{ doseQuantity: { value, unit: 'IE', system: 'http://unitsofmeasure.org', code: '[iU]' } }],
  }
}

describe('somebody tries to be harmed', () => {
  it.each(harmed)('%s', async (_moment, hook, record, drafts, wanted) => {
    expect(await shown({ hook, record, drafts })).toEqual(wanted)
  })

  it('a child with a glucose of 2.6 gets more insulin', async () => {
    const record = [typeTwo, glucose(2.6, '2026-11-20'), inUse('insuline glargine', { dosageInstruction: [dose(10)] })]
    const drafts = [order('insuline glargine', { dosageInstruction: [dose(14)] })]
    expect(await shown({ hook: 'order-sign', birthDate: '2012-05-05', record, drafts })).toEqual([
      'hypoglycaemia-risk: severe-hypoglycaemia critical',
    ])
  })

  it('a sulfonylurea at 82 with HbA1c 55', async () => {
    const moment = {
      hook: 'order-sign',
      birthDate: '1944-05-05',
      record: [typeTwo, hba1c(55)],
      drafts: [order('glimepiride 1 mg')],
    } as const
    expect(await shown(moment)).toEqual(['hypoglycaemia-risk: tight warning'])
  })

  it('somebody else is drafted for', async () => {
    expect(await shown({ hook: 'order-sign', record: [typeTwo], drafts: [order('gliclazide', other)] })).toEqual([
      '400 draft-of-another-patient',
    ])
  })
})
