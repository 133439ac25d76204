import { describe, expect, it } from 'vitest'
import { asked, coded, hba1c, observation, prefetchOf, remission, type Sent } from './person.ts'

const local = (display: string, code = 'L-1') => coded('https://lab.example/bepalingen', code, { display })
const result = (code: object, more: object = {}) => hba1c(58, '2026-11-01', { code, ...more })

/** What "why?" says could not be used because its code is not known. */
async function unknown(...more: readonly Sent[]) {
  const { body } = await asked(prefetchOf([...remission, ...more]))
  const [status] = body.decisions
  const lines = body.facts.filter(({ reason }) => reason === 'unknown-code')
  return {
    reason: status?.reason,
    lines: lines.map(({ fact, date, value }) => [fact, date, value]),
    facts: body.facts.length,
  }
}

describe('a result with a code that is not known', () => {
  it.each<readonly [string, object, string]>([
    ['HbA1c in a display', local('HbA1c (IFCC)'), 'hba1c'],
    ['HbA1c in German', local('Hämoglobin A1c; Haemoglobin A1c'), 'hba1c'],
    ['HbA1c by another name', local('Glyco-Hb'), 'hba1c'],
    ['HbA1c in the text', { ...local('bepaling'), text: 'HbA1c volbloed' }, 'hba1c'],
    ['HbA1c without any code', { text: 'HbA1c' }, 'hba1c'],
    ['glucose', local('Glucose nuchter veneus'), 'glucose'],
    ['weight', local('Lichaamsgewicht'), 'weight'],
    ['BMI', local('Quetelet-index'), 'bmi'],
    ['of two the longer name', local('albumine/creatinine-ratio in urine'), 'acr'],
  ])('is told: %s', async (_sentence, code, fact) => {
    expect((await unknown(result(code))).lines).toEqual([[fact, '2026-11-01', null]])
  })

  it('decides nothing', async () => {
    expect((await unknown(result(local('HbA1c')))).reason).toBe((await unknown()).reason)
  })

  it('in a component is told too', async () => {
    const panel = observation('85354-9', 1, '1', '2026-11-01', {
      valueQuantity: undefined,
      component: [{ code: local('Systolische bloeddruk'), valueQuantity: { value: 140 } }],
    })
    expect((await unknown(panel)).lines).toEqual([['systolic', '2026-11-01', null]])
  })

  it.each<readonly [string, object, object]>([
    [
      'a code that is known beside it',
      { coding: [local('HbA1c').coding[0], coded('http://loinc.org', '59261-8').coding[0]] },
      { status: 'preliminary' },
    ],
    ['words that name nothing of ours', local('Natrium'), {}],
    ['a part of a word', local('Glucosamine'), {}],
    ['no words', coded('https://lab.example/bepalingen', 'L-1'), {}],
    ['another patient', local('HbA1c'), { subject: { reference: 'Patient/kp-2' } }],
    ['a status that does not count', local('HbA1c'), { status: 'cancelled' }],
    ['a day that is to come', local('HbA1c'), { effectiveDateTime: '2027-01-01' }],
    ['no day', local('HbA1c'), { effectiveDateTime: undefined }],
  ])('is not told: %s', async (_sentence, code, more) => {
    expect((await unknown(result(code, more))).lines).toEqual([])
  })

  it('is told once for each fact and code, the newest', async () => {
    const days = ['2026-01-01', '2026-05-01', '2026-03-01']
    const { lines } = await unknown(
      ...days.map((effectiveDateTime) => result(local('HbA1c'), { effectiveDateTime })),
      result(local('HbA1c', 'L-2')),
    )
    expect(lines).toEqual([
      ['hba1c', '2026-11-01', null],
      ['hba1c', '2026-05-01', null],
    ])
  })

  it('is told twenty times at most, whatever is sent', async () => {
    const many = Array.from({ length: 500 }, (_, at) => result(local('HbA1c', `L-${at}`)))
    const { lines, facts } = await unknown(...many)
    expect(lines).toHaveLength(20)
    expect(facts).toBeLessThan(60)
  })
})
