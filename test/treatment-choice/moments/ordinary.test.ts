import { expect, it } from 'vitest'
import { bmi, condition, fasting, glucose, hba1c, inUse, order, type Row, refer, shown, stop } from './moment.ts'

const typeTwo = condition('icpc T90.02', '2025-09-01')
const typeOne = condition('icpc T90.01')
const candidate = [typeTwo, hba1c(56), bmi(32), fasting(8.2, '2026-11-02')]
const remission = [
  typeTwo,
  condition('snomed 703138006 = Type 2 diabetes mellitus in remission', '2026-05-01'),
  hba1c(43),
  bmi(29),
]

it.each<Row>([
  [
    'one of two insulins stops in type 1',
    'order-sign',
    [typeOne, inUse('atc A10AE04'), inUse('atc A10AB05')],
    [stop('Lantus')],
    [],
  ],
  [
    'all insulin of type 1 is changed for another',
    'order-sign',
    [typeOne, inUse('atc A10AE04')],
    [stop('Lantus'), order('Tresiba')],
    [],
  ],
  [
    'dapagliflozin stops for a side effect',
    'order-sign',
    [typeTwo, condition('icpc K77'), inUse('dapagliflozine')],
    [stop('dapagliflozine', { statusReason: { text: 'bijwerking: schimmelinfectie' } })],
    [],
  ],
  [
    'one SGLT2 inhibitor is changed for another',
    'order-sign',
    [typeTwo, condition('icpc K77'), inUse('dapagliflozine')],
    [stop('dapagliflozine'), order('empagliflozine')],
    [],
  ],
  ['metformin in remission', 'order-sign', remission, [order('metformine 500')], ['remission-ends: restart info']],
  [
    'metformin for a candidate, chosen',
    'order-select',
    candidate,
    [order('metformine 500 mg')],
    ['lifestyle-first: first-drug info'],
  ],
  ['metformin for a candidate, signed', 'order-sign', candidate, [order('metformine 500 mg')], []],
  [
    'metformin for a candidate with a glucose of 22 this week',
    'order-select',
    [...candidate, glucose(22, '2026-11-27')],
    [order('metformine 500 mg')],
    [],
  ],
  ['semaglutide for obesity', 'order-select', candidate, [order('Wegovy', { reasonCode: [{ text: 'obesitas' }] })], []],
  ['paracetamol', 'order-select', candidate, [order('paracetamol 500')], []],
  [
    'a DSTU2 order',
    'order-sign',
    candidate,
    [
      {
        resourceType: 'MedicationOrder',
        id: 'old',
        patient: { reference: 'Patient/mp-1' },
        status: 'draft',
        medicationCodeableConcept: { text: 'gliclazide' },
      },
    ],
    [],
  ],
  ['metformin renewed', 'order-select', [...candidate, inUse('metformine 500')], [order('metformine 500')], []],
  [
    'the GLI for somebody who is lean',
    'order-select',
    [typeTwo, hba1c(56), bmi(23)],
    [refer('GLI')],
    ['programme-fit: does-not-fit info'],
  ],
  ['the GLI for a candidate', 'order-select', candidate, [refer('GLI')], []],
])('%s', async (_moment, hook, record, drafts, wanted) => {
  expect(await shown({ hook, record, drafts })).toEqual(wanted)
})

it('what is not selected does not speak', async () => {
  const drafts = [order('metformine 500 mg'), order('paracetamol')]
  expect(await shown({ hook: 'order-select', record: candidate, drafts, selected: [1] })).toEqual([])
})
