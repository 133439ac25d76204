import { expect, it } from 'vitest'
import { concept, condition, inUse, order, type Row, shown, stop } from './moment.ts'

const typeTwo = condition('icpc T90.02')
const typeOne = condition('icpc T90.01')
const lada = condition('snomed 426875007')
const contained = (words: string) => ({
  medicationCodeableConcept: undefined,
  medicationReference: { reference: '#m' },
  contained: [{ resourceType: 'Medication', id: 'm', code: concept(words) }],
})
const medication = {
  resourceType: 'Medication',
  id: 'lantus',
  fullUrl: 'urn:uuid:9c1ac7a2-9c3e-4a0a-b5f2-0a4f6ad9f001',
}

/** Written before the code was looked at: all insulin of somebody who cannot do without is stopped, whichever way it is coded. */
it.each<Row>([
  [
    'LADA, the only insulin is stopped, by ATC',
    'order-sign',
    [lada, typeTwo, inUse('atc A10AE04')],
    [stop('atc A10AE04')],
    ['insulin-stop: other-type critical'],
  ],
  [
    'LADA as type 2 with the word in the record, stopped by brand',
    'order-select',
    [condition('snomed 426875007 = LADA'), inUse('Lantus solostar')],
    [stop('Lantus')],
    ['insulin-stop: other-type critical'],
  ],
  [
    'type 1, both insulins, named in words',
    'order-sign',
    [typeOne, inUse('atc A10AE04'), inUse('atc A10AB05')],
    [stop('Toujeo solostar pen'), stop('NovoRapid flexpen')],
    ['insulin-stop: type-1 critical'],
  ],
  [
    'type 1, stopped by a contained Medication',
    'order-sign',
    [typeOne, inUse('insuline glargine')],
    [stop('', contained('rxnorm 311041 = insulin glargine 100 UNT/ML'))],
    ['insulin-stop: type-1 critical'],
  ],
  [
    'type 1, stopped by a Medication in the Bundle of drafts',
    'order-sign',
    [typeOne, inUse('insuline glargine')],
    [
      stop('', { medicationCodeableConcept: undefined, medicationReference: { reference: medication.fullUrl } }),
      { ...medication, code: concept('atc A10AE04') },
    ],
    ['insulin-stop: type-1 critical'],
  ],
  [
    'type 1, paused',
    'order-sign',
    [typeOne, inUse('insuline glargine')],
    [order('insuline glargine', { status: 'on-hold' })],
    ['insulin-stop: type-1 critical'],
  ],
  [
    'type 1, a mixture of basal insulin and a GLP-1 agonist',
    'order-sign',
    [typeOne, inUse('Xultophy')],
    [stop('atc A10AE56')],
    ['insulin-stop: type-1 critical'],
  ],
  [
    'type 1, misspelt stop',
    'order-sign',
    [typeOne, inUse('insuline glargine')],
    [stop('insuline glargien')],
    ['insulin-stop: type-1 critical'],
  ],
  [
    'ketoacidosis years ago, insulin stopped',
    'order-sign',
    [typeTwo, condition('snomed 420422005', '2019-05-01'), inUse('insuline glargine')],
    [stop('insuline glargine')],
    ['insulin-stop: ketosis critical'],
  ],
  [
    'insulin without any diabetes in the record',
    'order-sign',
    [inUse('insuline glargine')],
    [stop('insuline glargine')],
    ['insulin-stop: type-not-recorded warning'],
  ],
])('%s', async (_moment, hook, record, drafts, wanted) => {
  expect(await shown({ hook, record, drafts })).toEqual(wanted)
})
