import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/patient/medication/product.ts'
import { knowledge } from './medication.ts'

const uri = (alias: string) => knowledge.codes.systems.get(alias)?.[0] ?? alias
const byCode = (alias: string, code: string, ...texts: string[]) =>
  classify([{ system: uri(alias), code }], texts, knowledge)
const byName = (...texts: string[]) => classify([], texts, knowledge)

describe('the class of a drug by ATC', () => {
  it.each([
    ['A10BA02', ['metformin']],
    ['A10BB09', ['sulfonylurea']],
    ['A10BX02', ['glinide']],
    ['A10AB05', ['prandial-insulin']],
    ['A10AC01', ['basal-insulin']],
    ['A10AD05', ['mixed-insulin']],
    ['A10AE04', ['basal-insulin']],
    ['A10AF01', ['prandial-insulin']],
    ['A10A', ['mixed-insulin']],
    ['A10BG03', ['tzd']],
    ['A10BH01', ['dpp4']],
    ['A10BF01', ['acarbose']],
    ['A10BK01', ['sglt2']],
    ['A10BJ06', ['glp1']],
    ['A10BX16', ['glp1']],
    ['A10BD07', ['metformin', 'dpp4']],
    ['A10BD20', ['metformin', 'sglt2']],
    ['A10BD27', ['metformin', 'dpp4', 'sglt2']],
    ['A10AE56', ['basal-insulin', 'glp1']],
    ['A10', ['unclassified']],
    ['A10BX05', ['unclassified']],
    ['A10BX99', ['unclassified']],
    ['C03DA54', ['antihypertensive', 'diuretic', 'sglt2']],
    ['A08AB01', ['weight-drug']],
    ['C09AA03', ['antihypertensive']],
    ['C02KX01', []],
    ['C03XA01', []],
    ['C07AA07', []],
    ['C08CA06', []],
    ['H02AB07', ['corticosteroid']],
    ['H02AA02', []],
    ['H02CA03', []],
    ['N05AH03', ['antipsychotic']],
    ['N05AN01', []],
    ['H04AA01', []],
    ['V04CA02', []],
    ['N02BE01', []],
  ])('%s is %j', (code, classes) => {
    expect(byCode('atc', code).classes).toEqual(classes)
    expect(byCode('atc', code).careful).toEqual(classes)
  })

  it('goes before the name, and counts beside another code', () => {
    const codings = [
      { system: uri('gpk'), code: '3816' },
      { system: uri('atc'), code: 'A10BB09' },
    ]
    expect(classify(codings, ['glucagon'], knowledge).classes).toEqual(['metformin', 'sulfonylurea'])
    expect(byCode('atc', 'N02BE01', 'metformine').classes).toEqual([])
  })

  it('counts every ATC code that is given', () => {
    const codings = ['A10BA02', 'A10BB09'].map((code) => ({ system: uri('atc'), code }))
    expect(classify(codings, [], knowledge).classes).toEqual(['metformin', 'sulfonylurea'])
  })

  it('is not read from what is no ATC code', () => {
    expect(byCode('atc', '', 'metformine').classes).toEqual(['metformin'])
    expect(byCode('atc', 'onbekend', 'metformine').classes).toEqual(['metformin'])
    expect(byCode('atc', 'onbekend').classes).toEqual(['unclassified'])
  })

  it('is matched on system and code, never on a bare code', () => {
    expect(classify([{ code: 'A10BA02' }], ['tablet'], knowledge).classes).toEqual([])
    expect(classify([{ system: 'urn:local', code: 'A10BA02' }], ['tablet'], knowledge).classes).toEqual([])
  })
})

describe('the code of a combination', () => {
  const combinations = knowledge.codes.medications.products.filter(({ ingredients }) => ingredients)

  it.each(combinations)('$code, $display, is the same product as its ingredients', ({ code, ingredients = [] }) => {
    const parts = ingredients.map((part) => ({ system: uri('atc'), code: part }))
    const [whole, oneByOne] = [byCode('atc', code), classify(parts, [], knowledge)]
    expect(oneByOne.key).toBe(whole.key)
    // of two insulins in one pen the kind is that of the mix
    if (!whole.classes.includes('mixed-insulin')) expect(oneByOne.classes).toEqual(whole.classes)
  })

  it.each(combinations)('$code, $display, is another product than one of its ingredients', ({ code, ingredients }) => {
    for (const part of ingredients ?? []) expect(byCode('atc', part).key).not.toBe(byCode('atc', code).key)
  })
})

describe('the class of a drug by another code', () => {
  it.each([
    ['gpk', '3816', ['metformin']],
    ['prk', '2992', ['sulfonylurea']],
    ['hpk', '1753029', ['sulfonylurea']],
    ['zi', '14815982', ['basal-insulin']],
    ['rxnorm', '860975', ['metformin']],
    ['snomed', '765507008', ['metformin']],
  ])('%s %s is %j', (alias, code, classes) => {
    expect(byCode(alias, code).classes).toEqual(classes)
  })

  it('goes before the name', () => {
    expect(byCode('gpk', '3816', 'gliclazide').classes).toEqual(['metformin'])
  })

  it('that is not known leaves it to the name', () => {
    expect(byCode('gpk', '1', 'gliclazide').classes).toEqual(['sulfonylurea'])
  })
})

describe('the class of a drug by its name', () => {
  it.each([
    ['METFORMINE 500MG TABLET', ['metformin']],
    ['Gliclazide mga 80 mg', ['sulfonylurea']],
    ['Glimepiride 3 mg', ['sulfonylurea']],
    ['NovoNorm 1 mg', ['glinide']],
    ['Januvia', ['dpp4']],
    ['Forxiga 10 mg', ['sglt2']],
    ['Ozempic 1 mg', ['glp1']],
    ['Wegovy', ['glp1']],
    ['Mounjaro', ['glp1']],
    ['Insuline glargine 100E/ml', ['basal-insulin']],
    ['Toujeo SoloStar pen', ['basal-insulin']],
    ['NOVORAPID INJVLST 100E/ML WWSP PEN 3ML', ['prandial-insulin']],
    ['NovoMix 30', ['mixed-insulin']],
    ['insuline', ['mixed-insulin']],
    ['insulin 100 U/ml', ['mixed-insulin']],
    ['Metformine/sitagliptine 1000/50 mg', ['metformin', 'dpp4']],
    ['metformine + gliclazide', ['metformin', 'sulfonylurea']],
    ['Insuline degludec/liraglutide', ['basal-insulin', 'glp1']],
    ['Xultophy', ['basal-insulin', 'glp1']],
    ['Lisinopril 10 mg', ['antihypertensive']],
    ['Paracetamol 500 mg', []],
  ])('%s is %j', (name, classes) => {
    expect([...byName(name).classes].sort()).toEqual([...classes].sort())
  })

  it('known by confidence C only counts in the safety rules, elsewhere it is unclassified', () => {
    expect(byName('Edistride 10 mg')).toMatchObject({ classes: ['unclassified'], careful: ['sglt2'] })
    expect(byName('Rastinon')).toMatchObject({ classes: ['unclassified'], careful: ['sulfonylurea'] })
  })

  it('is not part of another word, where it is a brand', () => {
    expect(byName('januviana').classes).toEqual([])
  })
})

describe('an unclassified drug', () => {
  it.each([
    'bloedsuikerverlagend middel',
    'bloedglucoseverlagend middel, ongespecificeerd',
    'glucoseverlagend',
    'orale antidiabetica',
    'glucose-lowering drug',
    'blood sugar tablets',
    'SU-preparaat',
    'OAD',
    'OBD continueren',
    'OHA',
    'su',
  ])('is one whose text says that it lowers glucose: %s', (text) => {
    expect(byName(text)).toMatchObject({ classes: ['unclassified'], careful: ['unclassified'] })
  })

  it.each([
    'Glucagon 1 mg',
    'GlucaGen Hypokit',
    'Glucose 50% infuus',
    'glucosetabletten',
    'glucose teststrips',
    'bloedglucose teststrips',
    'bloedsuiker lancetten',
    'insuline pennaalden',
    'insulinepen',
    'insulinepomp',
    'insulin syringe',
    'insuline naalden 4 mm',
    'glucose',
  ])('is not what only looks like it: %s', (text) => {
    expect(byName(text)).toMatchObject({ classes: [], careful: [] })
  })

  it.each(['suspensie', 'toad', 'ohara', 'Suprax'])('needs SU, OAD, OBD and OHA as whole words: not %s', (text) => {
    expect(byName(text).classes).toEqual([])
  })

  it('is one with a word of the list beside the word glucose', () => {
    expect(byName('glucose: bloedglucoseverlagend middel').classes).toEqual(['unclassified'])
  })

  it('is one without ATC, known code and text', () => {
    expect(classify([], [], knowledge).classes).toEqual(['unclassified'])
    expect(byCode('gpk', '1').classes).toEqual(['unclassified'])
  })

  it('is one of ATC A10 without a known component', () => {
    expect(byCode('atc', 'A10BX15').classes).toEqual(['unclassified'])
  })
})

describe('a name', () => {
  it('is told once by a text and a display that repeats it, or names its group', () => {
    const once = byName('Insuline glargine')
    expect(once.classes).toEqual(['basal-insulin'])
    expect(byName('Insuline glargine', 'insuline glargine 100 E/ml')).toEqual(once)
    expect(byName('Insuline glargine', 'insuline')).toEqual(once)
  })
})
