import { describe, expect, it } from 'vitest'
import { agreement, bounds, dispense, outcome, read, request, statement } from './medication.ts'

const named = (text: string) => ({ medicationCodeableConcept: { text } })
const coded = (system: string, code: string, more = {}) => ({
  medicationCodeableConcept: { coding: [{ system, code, ...more }] },
})
const atc = (code: string) => coded('http://www.whocc.no/atc', code)
const over = { dosageInstruction: [bounds('2025-01-01', '2026-06-01')] }
const treatments = (...resources: Parameters<typeof read>[0]) => read(resources).drugs.length

describe('one treatment', () => {
  it.each([
    ['a name and its ATC code', [named('Metformine HCl 500 mg'), atc('A10BA02')]],
    ['a brand and its ingredient', [named('Glucophage'), named('metformine')]],
    ['a G-Standaard code and its ATC code', [coded('urn:oid:2.16.840.1.113883.2.4.4.1', '3816'), atc('A10BA02')]],
    ['an old ATC number and the present one', [atc('A10BX07'), atc('A10BJ02')]],
    ['a combination by name and by code', [named('Janumet 50/1000'), atc('A10BD07')]],
    ['a combination by its ingredients and by code', [named('metformine + sitagliptine'), atc('A10BD07')]],
    ['a combination with a stroke and by code', [named('Sitagliptine/metformine 50/1000 mg'), atc('A10BD07')]],
    ['a combination by its ingredients and by brand', [named('metformine en sitagliptine'), named('Janumet')]],
    [
      'a combination by two ATC codes and by its own',
      [
        {
          medicationCodeableConcept: {
            coding: ['A10BH01', 'A10BA02'].map((code) => ({ system: 'http://www.whocc.no/atc', code })),
          },
        },
        atc('A10BD07'),
      ],
    ],
    [
      'a combination by its G-Standaard code and by its ingredients',
      [coded('urn:oid:2.16.840.1.113883.2.4.4.1', '151777'), named('canagliflozine en metformine')],
    ],
    ['three ingredients by name and by code', [named('linagliptine, empagliflozine, metformine'), atc('A10BD27')]],
    ['an insulin with a GLP-1 agonist', [named('insuline degludec + liraglutide'), atc('A10AE56')]],
    ['two insulins in one pen', [named('insuline degludec en insuline aspart'), atc('A10AD06')]],
    ['eplerenone with dapagliflozin', [named('eplerenon 25 mg + dapagliflozine 10 mg'), atc('C03DA54')]],
    ['two ingredients in either order', [named('metformine en gliclazide'), named('gliclazide + metformine')]],
    [
      'two ATC codes and two names',
      [
        {
          medicationCodeableConcept: {
            coding: ['A10BB09', 'A10BA02'].map((code) => ({ system: 'http://www.whocc.no/atc', code })),
          },
        },
        named('metformine en gliclazide'),
      ],
    ],
    [
      'an ATC code and its group beside it',
      [
        {
          medicationCodeableConcept: {
            coding: ['A10BA', 'A10BA02'].map((code) => ({ system: 'http://www.whocc.no/atc', code })),
          },
        },
        atc('A10BA02'),
      ],
    ],
    ['the same unknown name, whatever its case', [named('Panacee 10 mg'), named('PANACEE 10 MG')]],
  ])('is the same set of ingredients: %s', (_sentence, [one, other]) => {
    expect(treatments(statement(one), request(other))).toBe(1)
  })

  it.each([
    ['another ingredient of the same class', [named('gliclazide'), named('glimepiride')]],
    ['a combination and one of its parts', [atc('A10BD07'), atc('A10BA02')]],
    [
      'two ATC codes and one of them',
      [
        {
          medicationCodeableConcept: {
            coding: ['A10BB09', 'A10BA02'].map((code) => ({ system: 'http://www.whocc.no/atc', code })),
          },
        },
        atc('A10BA02'),
      ],
    ],
    ['two codes that are not known', [coded('urn:local', '1'), coded('urn:local', '2')]],
    [
      'two references to products that cannot be had',
      [
        { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/1' } },
        { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/2' } },
      ],
    ],
    [
      'two drugs without any name',
      [{ medicationCodeableConcept: undefined }, { medicationCodeableConcept: undefined }],
    ],
  ])('is not: %s', (_sentence, [one, other]) => {
    expect(treatments(statement(one), statement(other))).toBe(2)
  })

  it('is the MP9 treatment id before the ingredients', () => {
    expect(treatments(agreement({ treatment: 'a' }), agreement({ treatment: 'b' }))).toBe(2)
    expect(treatments(agreement({ treatment: 'a' }), agreement({ treatment: 'a', ...named('gliclazide') }))).toBe(1)
  })

  it('has the name and class of the statement that decides', () => {
    const { drugs } = read([
      agreement({ treatment: 'a', authoredOn: '2025-01-01' }),
      agreement({ treatment: 'a', authoredOn: '2026-01-01', ...named('Gliclazide 80 mg') }),
    ])
    expect(drugs).toMatchObject([{ name: 'Gliclazide 80 mg', classes: ['sulfonylurea'] }])
  })

  it('started on the first day on which it is known to have been used', () => {
    const { drugs } = read([
      statement({ effectivePeriod: { start: '2025-06-01' } }),
      request({ authoredOn: '2025-02-01' }),
    ])
    expect(drugs[0]?.start).toBe('2025-02-01')
  })

  it('has as last sign the newest day that it is spoken of', () => {
    const { drugs } = read([
      statement({ dateAsserted: '2025-06-01', effectivePeriod: { start: '2020-01-01' } }),
      dispense({ whenHandedOver: '2026-02-01' }),
    ])
    expect(drugs[0]?.sign).toBe('2026-02-01')
  })

  it('does not depend on the order of its statements', () => {
    const statements = [
      request({ authoredOn: '2026-06-01T09:00:00+02:00' }),
      request({ authoredOn: '2026-06-01', ...over }),
      request({ authoredOn: '2026-06-01T11:00:00+02:00', status: 'stopped' }),
      dispense({ whenHandedOver: '2026-03-01' }),
    ]
    const shuffles = statements.flatMap((_, at) => [
      [...statements.slice(at), ...statements.slice(0, at)],
      [...statements.slice(0, at), ...statements.slice(at).reverse()],
    ])
    expect(new Set(shuffles.map((each) => outcome(each)))).toEqual(new Set(['ended, unknown when']))
  })
})

describe('what is left out', () => {
  it('is told when it concerns a class that is known', () => {
    const { rejected } = read([
      statement({ id: 'x', status: 'not-taken' }),
      statement({ subject: { reference: 'Patient/p2' } }),
    ])
    expect(rejected).toMatchObject([
      { fact: 'medication', source: 'MedicationStatement/x', used: false, reason: 'status' },
      { reason: 'other-patient' },
    ])
  })

  it('is not told of any other drug', () => {
    expect(read([statement({ status: 'not-taken', ...named('Paracetamol') })]).rejected).toEqual([])
  })
})

describe('the product', () => {
  it('of a reference is found among the data', () => {
    const medications = [
      {
        resourceType: 'Medication',
        id: '7',
        code: { coding: [{ system: 'http://www.whocc.no/atc', code: 'A10BB09' }] },
      },
    ]
    const referring = statement({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/7' },
    })
    expect(read([referring], '2026-11-22', medications).drugs).toMatchObject([{ classes: ['sulfonylurea'] }])
  })

  it('of a reference is found inside the statement', () => {
    const contained = [
      { resourceType: 'Medication', id: 'm', ingredient: [{ itemCodeableConcept: { text: 'gliclazide' } }] },
    ]
    const referring = statement({
      contained,
      medicationCodeableConcept: undefined,
      medicationReference: { reference: '#m' },
    })
    expect(read([referring]).drugs).toMatchObject([{ classes: ['sulfonylurea'] }])
  })

  it('of more ingredients than any product has is not looked for among the last of them, which count as unknown', () => {
    const some = (count: number, text: string) =>
      Array.from({ length: count }, () => ({ itemCodeableConcept: { text } }))
    const classesOf = (...ingredient: readonly object[]) => {
      const contained = [{ resourceType: 'Medication', id: 'm', ingredient }]
      const medicationReference = { reference: '#m' }
      return read([statement({ contained, medicationCodeableConcept: undefined, medicationReference })]).drugs[0]
        ?.classes
    }
    expect(classesOf(...some(19_999, 'metformine'), ...some(1, 'gliclazide'))).toEqual(['metformin', 'sulfonylurea'])
    expect(classesOf(...some(20_000, 'metformine'), ...some(1, 'gliclazide'))).toEqual(['metformin', 'unclassified'])
  })

  it('of a reference that cannot be had is known by its display', () => {
    const referring = statement({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/7', display: 'METFORMINE 500MG TABLET' },
    })
    expect(read([referring]).drugs).toMatchObject([{ classes: ['metformin'], name: 'METFORMINE 500MG TABLET' }])
  })

  it('without code, text and display is unclassified', () => {
    const referring = statement({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: 'Medication/7' },
    })
    expect(read([referring]).drugs).toMatchObject([{ classes: ['unclassified'], careful: ['unclassified'] }])
  })
})

describe('a drug without a text is called', () => {
  const atcs = (...codes: string[]) => ({
    medicationCodeableConcept: { coding: codes.map((code) => ({ system: 'http://www.whocc.no/atc', code })) },
  })

  it.each([
    ['as the code book calls its substance', atcs('A10BK01'), 'dapagliflozine'],
    ['as it calls each of several', atcs('A10BB09', 'A10BA02'), 'metformine + gliclazide'],
    ['not as the group that stands beside it', atcs('A10BA', 'A10BA02'), 'metformine'],
    ['as it calls each part of a combination', atcs('A10BD07'), 'metformine + sitagliptine'],
    ['by a code that the book does not have, as that', atcs('N02BE01'), 'N02BE01'],
    [
      'by its own text, where it has one',
      { medicationCodeableConcept: { ...atcs('A10BK01').medicationCodeableConcept, text: 'Forxiga' } },
      'Forxiga',
    ],
  ])('%s', (_what, coded, name) => {
    expect(read([statement({ status: 'active', ...coded })]).drugs.map((drug) => drug.name)).toEqual([name])
  })
})
