import { expect, it } from 'vitest'
import {
  bmi,
  condition,
  fasting,
  glucose,
  inUse,
  type Moment,
  observation,
  shown,
} from '../treatment-choice/moments/moment.ts'

const today = '2026-11-30'
const typeTwo = condition('icpc T90.02', today)
const supported = [fasting(8.4, '2026-11-20'), fasting(9.1, '2026-11-27'), bmi(31)]
const verified = (status: string) => ({
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: status }],
  },
})
const weight = (value: number, day: string) => observation('loinc 29463-7', value, 'kg', day)
const ketones = (value: number, day: string) => observation('loinc 104816-4', value, 'mmol/L', day)
const born = { young: '1996-02-02', older: '1962-02-02', child: '2012-02-02' }

type Row = readonly [
  diagnosis: string,
  record: Moment['record'],
  added: Moment['drafts'],
  wanted: string[],
  birthDate?: string,
]

/** Written before the code was looked at. */
const rows: readonly Row[] = [
  ['type 2, supported by two values', supported, [typeTwo], ['baseline: incomplete']],
  ['the same by SNOMED CT', supported, [condition('snomed 44054006', today)], ['baseline: incomplete']],
  ['the same by ICD-10', supported, [condition('icd10 E11.9', today)], ['baseline: incomplete']],
  ['at 30 years', supported, [typeTwo], ['atypical: young', 'baseline: incomplete'], born.young],
  ['BMI 22', [...supported.slice(0, 2), bmi(22)], [typeTwo], ['atypical: lean', 'baseline: incomplete']],
  [
    '8 % lost at 64',
    [...supported, weight(88, '2026-02-10'), weight(80, '2026-11-20')],
    [typeTwo],
    ['atypical: weight-loss', 'baseline: incomplete'],
    born.older,
  ],
  [
    'glucose 27 and ketones 2.0',
    [glucose(27, '2026-11-29'), ketones(2, '2026-11-29'), bmi(31)],
    [typeTwo],
    ['acute: hyperglycaemia critical'],
  ],
  [
    'a child of 14 with a glucose of 27',
    [glucose(27, '2026-11-29')],
    [typeTwo],
    ['acute: hyperglycaemia warning'],
    born.child,
  ],
  ['diabetes without a type', supported, [condition('icpc T90', today)], ['unspecified-type: untyped']],
  ['known since 2012 elsewhere', supported, [condition('icpc T90.02', '2012-03-01')], []],
  ['suspected', supported, [condition('icpc T90.02', today, verified('provisional'))], []],
  ['refuted', supported, [condition('icpc T90.02', today, verified('refuted'))], []],
  ['gestational', supported, [condition('snomed 11687002', today)], []],
  ['hypertension', supported, [condition('icpc K86', today)], []],
  ['one raised value', [fasting(7.4, '2026-11-20'), bmi(31)], [typeTwo], ['confirmation: not-supported']],
  [
    'on metformin for a year',
    [fasting(6.4, '2026-11-20'), bmi(31), inUse('metformine', { authoredOn: '2025-11-01' })],
    [typeTwo],
    ['baseline: incomplete'],
  ],
  [
    'of somebody else',
    supported,
    [condition('icpc T90.02', today, { subject: { reference: 'Patient/else' } })],
    ['400 condition-of-another-patient'],
  ],
]

it.each(rows.map((row) => [row[0], row] as const))('%s', async (_diagnosis, row) => {
  const [, record, drafts, wanted, birthDate = '1974-03-05'] = row
  expect(await shown({ hook: 'problem-list-item-create', record, drafts, birthDate })).toEqual(wanted)
})
