import { describe, expect, it } from 'vitest'
import { coded, observation, patientWith } from './observed.ts'

const v2 = (code: string) => ({
  fastingStatusCodeableConcept: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0916', code }] },
})
const glucose = (fields: object) =>
  observation({ code: coded(['loinc', '14749-6']), valueQuantity: { value: 6.4, unit: 'mmol/L' }, ...fields })
const specimen = (collection: unknown, id = 's1') => ({ resourceType: 'Specimen', id, collection })

/** Whether a venous glucose counts as fasting. */
function isFasting(fields: object, ...others: readonly object[]): boolean {
  const { newest } = patientWith([glucose(fields), ...others]).series('glucose', 'fasting', 'venous')
  return newest !== null
}

describe('a glucose whose code does not say so is fasting by its specimen', () => {
  it.each([
    ['contained', { specimen: { reference: '#s1' }, contained: [specimen(v2('F'))] }, []],
    ['in the same data', { specimen: { reference: 'Specimen/s1' } }, [specimen(v2('F'))]],
    ['by an absolute reference', { specimen: { reference: 'https://lab.example/Specimen/s1' } }, [specimen(v2('F'))]],
    ['of one version', { specimen: { reference: 'Specimen/s1/_history/2' } }, [specimen(v2('F'))]],
  ])('%s', (_, fields, others) => {
    expect(isFasting(fields, ...others)).toBe(true)
  })

  it.each([
    ['no specimen', {}, []],
    ['one that is not there', { specimen: { reference: 'Specimen/s2' } }, [specimen(v2('F'))]],
    ['a contained one that is not there', { specimen: { reference: '#s2' }, contained: [specimen(v2('F'))] }, []],
    ['another kind of resource', { specimen: { reference: 'Device/s1' } }, [specimen(v2('F'))]],
    [
      'something else that is contained',
      { specimen: { reference: '#s1' }, contained: [{ ...specimen(v2('F')), resourceType: 'Device' }] },
      [],
    ],
    ['a display only', { specimen: { display: 'nuchter' } }, [specimen(v2('F'))]],
    ['rubbish', { specimen: { reference: '#s1' }, contained: [null, 5, 'x', { id: 's1' }] }, []],
    ['contained that is no list', { specimen: { reference: '#s1' }, contained: specimen(v2('F')) }, []],
  ])('not by %s', (_, fields, others) => {
    expect(isFasting(fields, ...others)).toBe(false)
  })

  it('a code that says not fasting goes before its specimen', () => {
    const fields = { code: coded(['nhg45', '371']), specimen: { reference: 'Specimen/s1' } }
    expect(isFasting(fields, specimen(v2('F')))).toBe(false)
  })
})

describe('a specimen was taken fasting', () => {
  const by = (collection: unknown) => isFasting({ specimen: { reference: 'Specimen/s1' } }, specimen(collection))
  const duration = (value: unknown, unit: object) => ({ fastingStatusDuration: { value, ...unit } })
  const code = (code: string) => ({ system: 'http://unitsofmeasure.org', code })
  const snomed = (code: string) => ({ fastingStatusCodeableConcept: coded(['snomed', code]) })

  // biome-ignore format: a table
  it.each<[string, unknown, boolean]>([
    ['code F', v2('F'), true],
    ['SNOMED fasting', snomed('16985007'), true],
    ['the SNOMED procedure', snomed('792805006'), true],
    ['8 hours', duration(8, code('h')), true],
    ['12 hours in words', duration(12, { unit: 'hours' }), true],
    ['12 uur', duration(12, { unit: ' uur ' }), true],
    ['480 minutes', duration(480, code('min')), true],
    ['more than 10 hours', duration(10, { ...code('h'), comparator: '>' }), true],
    ['an unknown code with a known unit', duration(9, { code: 'uren', unit: 'h' }), true],
    ['code NF', v2('NF'), false],
    ['not asked, a code that begins with F', v2('FNA'), false],
    ['SNOMED nonfasting', snomed('440565004'), false],
    ['text', { fastingStatusCodeableConcept: { text: 'nuchter' } }, false],
    ['7.9 hours', duration(7.9, code('h')), false],
    ['479 minutes', duration(479, code('min')), false],
    ['less than 10 hours', duration(10, { ...code('h'), comparator: '<' }), false],
    ['at most 10 hours', duration(10, { ...code('h'), comparator: '<=' }), false],
    ['10 of nothing', duration(10, {}), false],
    ['10 of something else', duration(10, { unit: 'km' }), false],
    ['hours as text', duration('10', code('h')), false],
    ['no collection', undefined, false],
    ['rubbish', { fastingStatusCodeableConcept: { coding: [null, 'F', { code: { toString: null } }] }, fastingStatusDuration: [null] }, false],
  ])('%s: %j is %s', (_, collection, wanted) => {
    expect(by(collection)).toBe(wanted)
  })
})
