import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { lexiconOf, viewOf } from '../../../src/patient/compiled-codes.ts'
import { compareDoses, type Dose, dosagesOf, readDose } from '../../../src/patient/medication/dose.ts'

const knowledge = await loadKnowledge()
const lexicon = lexiconOf(knowledge)
type Loose = Readonly<Record<string, unknown>>

function dose(dosage: Loose | readonly Loose[], product = 'metformine', type = 'MedicationStatement'): Dose | null {
  const member = type === 'MedicationStatement' ? 'dosage' : 'dosageInstruction'
  const resource = { resourceType: type, [member]: [dosage].flat() } as unknown as Resource
  return readDose(dosagesOf(viewOf(lexicon, type)(resource), type), product, knowledge.codes.doses)
}

function given(value: unknown, unit: string, repeat: Loose, more: Loose = {}): Loose {
  return { timing: { repeat }, doseAndRate: [{ doseQuantity: { value, unit } }], ...more }
}

const daily = { frequency: 1, period: 1, periodUnit: 'd' }

it('more dosages than anybody writes make no dose', () => {
  expect(dose(Array.from({ length: 101 }, () => given(1, 'mg', daily)))).toBeNull()
})

describe('the dose of a day', () => {
  it.each<[string, Loose | readonly Loose[], string]>([
    ['is the amount', given(500, 'mg', daily), '500 mg'],
    ['counts how often a day', given(500, 'mg', { ...daily, frequency: 3 }), '1500 mg'],
    ['of a weekly drug is a seventh', given(7, 'mg', { ...daily, periodUnit: 'wk' }), '1 mg'],
    ['counts every so many hours', given(500, 'mg', { frequency: 1, period: 8, periodUnit: 'h' }), '1500 mg'],
    ['counts times of the day', given(500, 'mg', { timeOfDay: ['08:00:00', '18:00:00'] }), '1000 mg'],
    ['counts moments of the day', given(10, 'E', { when: ['ACM', 'ACV', 'HS'] }), '30 [iU]'],
    ['counts days of the week', given(7, 'mg', { ...daily, dayOfWeek: ['mon'] }), '1 mg'],
    ['of grams is in milligrams', given(1, 'g', daily), '1000 mg'],
    ['of micrograms is in milligrams', given(1000, 'ug', daily), '1 mg'],
    ['of insulin units is in units, however they are written', given(10, 'IE', daily), '10 [iU]'],
    ['adds dosages up', [given(500, 'mg', daily), given(1, 'g', daily)], '1500 mg'],
    ['adds up to a hundred dosages up', Array.from({ length: 100 }, () => given(1, 'mg', daily)), '100 mg'],
    ['of tablets is in tablets', given(2, 'stuk', daily), '2 stuk'],
    [
      'reads a coded frequency',
      { ...given(500, 'mg', {}), timing: { code: { coding: [{ code: 'BID' }] } } },
      '1000 mg',
    ],
  ])('%s', (_, dosage, shown) => {
    const read = dose(dosage)
    expect(`${read?.amount} ${read?.unit}`).toBe(shown)
  })

  it.each<[string, Loose | readonly Loose[]]>([
    ['without a dosage', []],
    ['in words only', { text: '3 maal daags 1 tablet' }],
    ['without a frequency', given(500, 'mg', {})],
    ['without a unit', { timing: { repeat: daily }, doseAndRate: [{ doseQuantity: { value: 500 } }] }],
    ['as needed', given(500, 'mg', daily, { asNeededBoolean: true })],
    ['as needed for something', given(500, 'mg', daily, { asNeededCodeableConcept: { text: 'pijn' } })],
    ['with a range of frequencies', given(500, 'mg', { ...daily, frequencyMax: 2 })],
    ['with a range of amounts', { timing: { repeat: daily }, doseAndRate: [{ doseRange: { low: { value: 1 } } }] }],
    ['per month', given(500, 'mg', { ...daily, periodUnit: 'mo' })],
    ['in stages', [given(500, 'mg', daily, { sequence: 1 }), given(850, 'mg', daily, { sequence: 2 })]],
    ['in units that do not add up', [given(500, 'mg', daily), given(1, 'stuk', daily)]],
    ['that is no number', given('500', 'mg', daily)],
  ])('is not known %s', (_, dosage) => expect(dose(dosage)).toBeNull())

  it.each(['MedicationRequest', 'MedicationDispense'])('is read from a %s too', (type) => {
    expect(dose(given(2, 'stuk', daily), 'metformine', type)?.amount.toNumber()).toBe(2)
  })
})

describe('two doses', () => {
  const mg = (value: number, product?: string) => dose(given(value, 'mg', daily), product)
  const tablets = (value: number, product?: string) => dose(given(value, 'stuk', daily), product)

  it('are less, the same or more', () => {
    expect(compareDoses(mg(1000), mg(500))).toBe('less')
    expect(compareDoses(mg(500), mg(500))).toBe('same')
    expect(compareDoses(mg(500), mg(1000))).toBe('more')
  })
  it('of the substance compare across products', () => {
    expect(compareDoses(mg(1000, 'METFORMINE 1000MG'), mg(500, 'METFORMINE 500MG'))).toBe('less')
  })
  it('in tablets compare for one product only, because the strength is in the product', () => {
    expect(compareDoses(tablets(2, 'Metformine 500 mg'), tablets(1, 'METFORMINE 500 MG'))).toBe('less')
    expect(compareDoses(tablets(2, 'METFORMINE 500MG'), tablets(1, 'METFORMINE 1000MG'))).toBeNull()
  })
  it('in different units, or of which one is unknown, do not compare', () => {
    expect(compareDoses(mg(500), tablets(1))).toBeNull()
    expect(compareDoses(null, mg(500))).toBeNull()
  })
})
