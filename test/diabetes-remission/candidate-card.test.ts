import { expect, it } from 'vitest'
import { someone, type Words } from '../cases/someone.ts'
import { judge } from '../judge.ts'
import { knowledge, service } from './service.ts'

const day = '2026-10-01'
const usual = { hba1c: { [day]: 58 }, bmi: { [day]: 32 } }

function detailOf(patient: Words): string {
  const [first] = judge(someone({ ...usual, ...patient }, service.folder, knowledge), service, knowledge).composed.cards
  if (!first?.summary.includes('remissie een doel')) throw new Error('no candidate card')
  return first.detail
}

it.each([
  [
    'eGFR, beside an ACR that is to be repeated',
    { egfr: { [day]: 52 }, acr: { [day]: 8 } },
    ['eGFR 52', 'ACR eenmaal verhoogd (herhaal)'],
    ['albumine-creatinineratio'],
  ],
  [
    'eGFR alone where that is enough',
    { egfr: { [day]: 41 }, acr: { [day]: 1.1 } },
    ['eGFR 41'],
    ['albumine-creatinineratio'],
  ],
  [
    'none where it comes of the vessels',
    { egfr: { [day]: 57 }, acr: { [day]: 1.1 }, conditions: { 'myocardial-infarction': '2019-01-01' } },
    [],
    ['eGFR'],
  ],
])('the candidate card tells of the kidney what makes the risk very high: %s', (_, patient, told, untold) => {
  const detail = detailOf(patient)
  expect(detail).toContain('zeer hoog vaatrisico')
  expect(told.filter((words) => !detail.includes(words))).toEqual([])
  expect(untold.filter((words) => detail.includes(words))).toEqual([])
})
