import { describe, expect, it } from 'vitest'
import { classify } from '../../../src/patient/medication/product.ts'
import { knowledge } from './medication.ts'
import { otherDrugs } from './other-drugs.ts'

const named = (...texts: string[]) => classify([], texts, knowledge)
const lowering = [...knowledge.codes.medications.groups.keys()]
const inGroup = (classes: readonly string[]) =>
  classes.filter((name) => [...knowledge.codes.medications.groups.values()].some((group) => group.classes.has(name)))

/** Class -> how a name of it is written, each by another. */
const spellings: Readonly<Record<string, string>> = {
  metformin: `metforminehydrochloride 500 mg tablet; METFORMINEHYDROCHLORIDE; Metformine HCl Aurobindo 850mg; metformin-hydrochlorid; Metforminhydrochlorid 1000 mg Filmtabletten; Metformina 850 mg comprimidos;
    chlorhydrate de metformine; Metforminum; Metformini hydrochloridum; METFORMINE500MG; metformine500; metformine/500; Metformin-ratiopharm; apo-metformin; MetforminXR; metformine (als hydrochloride); metformine,tablet;
    met formine metformine; Metformin ER 500 MG Oral Tablet; 24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet; rametformin; metformini`,
  sulfonylurea: `Gliclazide30mg; GLICLAZIDE MGA 30MG; gliclazid; Gliclazida 60 mg; Gliclazidum; gliclazide-retard; Gliclazide/30; glicazide gliclazide; glimepirid 2 mg; Glimepirida; glimepiridum; Glimepiride2mg; glibenclamid;
    Glibenclamida; glibenclamidum; Glyburide micronized; gliburida; glipizid; Glipizida; glipizidum; gliquidon; Gliquidone; gliquidona; tolbutamid; tolbutamida; tolbutamidum; chlorpropamid; clorpropamida; tolazamid; glisoxepid;
    glibornurid; acetohexamide`,
  glinide: 'repaglinid; Repaglinida; repaglinidum; repaglinide1mg; nateglinid; Nateglinida; mitiglinid',
  dpp4: `Sitagliptinefosfaat; sitagliptina; sitagliptinum; sitagliptinphosphat; Sitagliptin100mg; linagliptina; Linagliptine5mg; vildagliptina; saxagliptina; alogliptina; alogliptinbenzoat; gemigliptina`,
  sglt2: `dapagliflozina; Dapagliflozine10mg; dapagliflozinum; dapagliflozin-propandiol; empagliflozina; Empagliflozine25; canagliflozina; ertugliflozina; ertugliflozine-L-pyroglutaminezuur; sotagliflozina`,
  glp1: `semaglutid; semaglutida; semaglutidum; Semaglutide1mg; liraglutid; liraglutida; dulaglutid; dulaglutida; exenatid; exenatida; lixisenatid; tirzepatid; tirzepatida; tirzepatide5mg`,
  tzd: 'pioglitazona; Pioglitazonum; pioglitazonhydrochlorid; pioglitazone30; rosiglitazona',
  acarbose: 'acarbosa; acarbosum; Acarbose50mg; akarbose',
  'basal-insulin':
    'insulinglargin; insuline glargine100; insulina glargina; insulindetemir; insulin degludec; insulinisophan; glargin 100 E/ml',
  'prandial-insulin': 'insulinaspart; insulinlispro; insuline glulisine; insulinglulisin',
  'mixed-insulin': 'insulina; insulines; humaninsulin; insulinum; insuline100E',
}
const each = Object.entries(spellings).flatMap(([wanted, texts]) =>
  texts.split(/[;\n]/).flatMap((text) => (text.trim() === '' ? [] : [[text.trim(), wanted] as const])),
)

describe('an International Nonproprietary Name, however it is written', () => {
  it.each(each)('%s is %s', (text, wanted) => expect(named(text).classes).toEqual([wanted]))

  it.each(each)('%s is so beside an ending of another', (text, wanted) => {
    expect(named(`${text} / paracetamol`).classes).toEqual([wanted])
  })
})

describe('a brand with something glued to it', () => {
  it.each([
    ['Jardiance10', ['sglt2']],
    ['Forxiga10mg', ['sglt2']],
    ['Ozempic0,5', ['glp1']],
    ['novomix30', ['mixed-insulin']],
    ['humalogmix25', ['mixed-insulin']],
    ['NovorapidPenfill', ['prandial-insulin']],
    ['lantussolostar', ['basal-insulin']],
    ['Januvia100mg/Amaryl2mg', ['sulfonylurea', 'dpp4']],
  ])('%s is %j', (text, wanted) => expect([...named(text).classes].sort()).toEqual([...wanted].sort()))

  it.each([
    'januviana',
    'insulinepen',
    'insulinpen',
    'b12',
    'vitamine d3',
    'omega3',
    'q10',
    'calci-chew d3 500mg/800ie',
  ])('%s is none', (text) => expect(inGroup(named(text).careful)).toEqual([]))
})

describe('what a drug does with a verb, and a name that is broken up', () => {
  it.each([
    ["spuit insuline 's avonds", 'mixed-insulin'],
    ['Insulin spritzen', 'mixed-insulin'],
    ['insuline via pomp', 'mixed-insulin'],
    ['met-formine 500', 'metformin'],
    ['G L I C L A Z I D E', 'sulfonylurea'],
    ['tolbut. 500', 'sulfonylurea'],
    ['empa 10', 'sglt2'],
    ['tabletten tegen suiker', 'unclassified'],
  ])('%s makes careful as %s', (text, wanted) => expect(named(text).careful).toEqual([wanted]))
})

describe('a stem without a listed name, and a brand of another country', () => {
  it.each([
    ['retagliptine', 'dpp4'],
    ['janagliflozin', 'sglt2'],
    ['balaglitazon', 'tzd'],
    ['survoglutide', 'glp1'],
    ['senaglinide', 'glinide'],
    ['glicazide 30', 'sulfonylurea'],
    ['glimipiride', 'sulfonylurea'],
    ['Glibeclamide', 'sulfonylurea'],
    ['METFORM 500', 'metformin'],
    ['Glynase', 'sulfonylurea'],
    ['Siofor 850', 'metformin'],
    ['Lusefi', 'sglt2'],
    ['Orinase', 'sulfonylurea'],
    ['metfromine', 'metformin'],
    ['gilclazide', 'sulfonylurea'],
    ['sitaglyptine 100', 'dpp4'],
    ['empagliflosine', 'sglt2'],
    ['insluine', 'mixed-insulin'],
    ['novorappid', 'prandial-insulin'],
    ['Novolin N', 'basal-insulin'],
  ])('%s warns as %s, and is no more than glucose lowering elsewhere', (text, wanted) => {
    const { classes, careful } = named(text)
    expect([classes, careful]).toEqual([['unclassified'], [wanted]])
  })
})

describe('a brand of a table with a source', () => {
  it.each([
    ['Minidiab 5 mg', 'sulfonylurea'],
    ['Glucotrol XL', 'sulfonylurea'],
    ['Farxiga', 'sglt2'],
    ['Amarel 2 mg', 'sulfonylurea'],
    ['Protaphane Penfill', 'basal-insulin'],
    ['Huminsulin Normal', 'prandial-insulin'],
  ])('%s is %s everywhere', (text, wanted) => {
    expect(named(text)).toMatchObject({ classes: [wanted], careful: [wanted] })
  })
})

describe('what is no glucose-lowering drug', () => {
  it('is more than three hundred', () => expect(new Set(otherDrugs).size).toBeGreaterThan(300))

  it.each(otherDrugs)('%s', (text) => {
    const { classes, careful } = named(text)
    expect(inGroup([...classes, ...careful])).toEqual([])
  })
})

it('there is a group to be in', () => expect(lowering.length).toBeGreaterThan(0))
