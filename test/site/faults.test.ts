import { expect, it } from 'vitest'
import { broken } from '../knowledge/overlay.ts'
import { bundle, faultsOf, small } from './deployed.ts'

const code = 'system: https://lab.example/codes, code: X1, display: Lab'

// what is wrong -> text of the site file, and place and words of every fault that is told
const table: Readonly<Record<string, readonly [text: string, ...faults: readonly (readonly [string, string])[]]>> = {
  'a list instead of a map': ['[complete]', ['site.yaml:1', '"the file" must be a map']],
  'YAML that is broken': ['rulesOff: [', ['site.yaml:1', 'mend the YAML']],
  'a key twice': ['medicationHistory: complete\nmedicationHistory: complete', ['site.yaml:2', 'keep one of them']],
  'a key that is not known': [
    '\nmedicationHistroy: complete',
    ['site.yaml:2', '"medicationHistroy" is not a known key'],
  ],
  'a history that is neither': ['medicationHistory: all', ['site.yaml:1', 'use one of complete, current-only']],
  'a guarantee in words': ['feetGuaranteed: yes', ['site.yaml:1', 'must be a boolean, found "yes"']],
  'a programme that is not known': [
    'regionalProgrammes: [hike]',
    ['site.yaml:1:22', 'the programme "hike" is not known'],
  ],
  'a programme that is everywhere': [
    'regionalProgrammes:\n  - walking',
    ['site.yaml:2', 'the programme "walking" is offered everywhere'],
  ],
  'a list that is none': ['rulesOff: demo/sugar', ['site.yaml:1', 'rulesOff must be a list']],
  'a rule that is not known': [
    'rulesOff:\n  - demo/sugar\n  - demo/salt',
    ['site.yaml:3', 'there is no rule "demo/salt"'],
  ],
  'a service that there is not': [
    'services:\n  demo: on\n  remo: off',
    ['site.yaml:3', 'there is no service "remo": use one of demo'],
  ],
  'a service that is neither on nor off': [
    'services: { demo: maybe }',
    ['site.yaml:1', 'a service is "maybe": write on or off'],
  ],
  'a rule to switch on that there is not': [
    'rulesOn: [demo/salt]',
    ['site.yaml:1', 'there is no rule "demo/salt": use one of demo/sugar, demo/advice'],
  ],
  'a rule to switch on that is on': ['rulesOn: [demo/sugar]', ['site.yaml:1', 'the rule "demo/sugar" is on already']],
  'a rule switched on and off': [
    'rulesOff: [demo/sugar]\nrulesOn: [demo/sugar]',
    ['site.yaml:2', 'the rule "demo/sugar" stands in rulesOff too'],
  ],
  'a practice without a number out of hours': [
    "practice:\n  name: Praktijk\n  phone: '0200000000'",
    ['site.yaml:1', '"outOfHours" is missing: add it'],
  ],
  'a number that is none': [
    "practice: { name: Praktijk, phone: bel ons, outOfHours: '0201111111' }",
    ['site.yaml:1', 'write a telephone number, in quotes'],
  ],
  'a pacing that is neither off nor days': ['pacing: never', ['site.yaml:1', 'pacing is "never": write off']],
  'a pacing of something else': ['pacing: { daysShown: 3 }', ['site.yaml:1', '"daysShown" is not a known key']],
  'a pacing of no days': ['pacing: { shownFor: 0 }', ['site.yaml:1', 'write days, from 1']],
  'a pacing of half days': ['pacing: { restsUntil: 30.5 }', ['site.yaml:1', 'restsUntil']],
  'a card that is shown for longer than it rests': [
    'pacing:\n  shownFor: 30\n  restsUntil: 30',
    ['site.yaml:3', 'a card shown for 30 days cannot begin anew after 30'],
  ],
  'a rule twice': ['rulesOff:\n  - demo/sugar\n  - demo/sugar', ['site.yaml:3', '"demo/sugar" is listed twice']],
  'a kind of codes that is not known': ['codes:\n  drugs: {}', ['site.yaml:2', '"drugs" is not a known key']],
  'a list of codes that is not known': [
    `codes:\n  measures:\n    sugar:\n      - { ${code} }`,
    ['site.yaml:3', 'there is no list "sugar" in measures: use one of glucose'],
  ],
  'a code without words': [
    'codes:\n  findings:\n    fundus:\n      - { system: loinc, code: 71491-5 }',
    ['site.yaml:4', '"display" is missing'],
  ],
  'a confidence of its own': [
    `codes:\n  findings:\n    fundus:\n      - { ${code}, confidence: C }`,
    ['site.yaml:4', '"confidence" is not a known key'],
  ],
  'a code that is a number': [
    'codes:\n  conditions:\n    type-2:\n      - { system: https://lab.example, code: 7, display: Suiker }',
    ['site.yaml:4', 'which is not text: put it in quotes'],
  ],
  'a system that is no URI': [
    'codes:\n  procedures:\n    talk:\n      - { system: local, code: "7", display: Gesprek }',
    ['site.yaml:4', 'the system "local" is no URI and no alias'],
  ],
  'a check digit': [
    'codes:\n  conditions:\n    type-2:\n      - { system: "http://snomed.info/sct", code: "44054009", display: x }',
    ['site.yaml:4', 'snomed 44054009 fails its check digit'],
  ],
  'an order where there is none': [
    'codes:\n  findings:\n    fundus:\n      - { system: loinc, code: 71491-5, display: x, below: true }',
    ['site.yaml:4', 'loinc codes have no order in their digits'],
  ],
  'a code twice': [
    `codes:\n  findings:\n    fundus:\n      - { ${code} }\n      - { ${code} }`,
    ['site.yaml:5', 'https://lab.example/codes X1 stands in this list twice'],
  ],
  'a code that is there already': [
    'codes:\n  conditions:\n    type-2:\n      - { system: "http://snomed.info/sct", code: "44054006", display: x }',
    ['site.yaml:4', 'snomed 44054006 stands in "type-2" already'],
  ],
  'a mark without meaning': [
    `codes:\n  conditions:\n    type-2:\n      - { ${code}, mark: remision }`,
    ['site.yaml:4', 'the mark "remision" means nothing in "type-2"'],
  ],
  'a mark that is not looked at': [
    `codes:\n  measures:\n    glucose:\n      - { ${code}, denies: [fastin] }`,
    ['site.yaml:4', 'the mark "fastin" means nothing in "glucose": use fasting, or leave it out'],
  ],
  'a drug class that is not known': [
    `codes:\n  medications:\n    products:\n      - { ${code}, classes: [metformine] }`,
    ['site.yaml:4', 'the class "metformine" is not known: use one of metformin'],
  ],
  'a product that is there already': [
    'codes:\n  medications:\n    products:\n      - { system: atc, code: A10BA, display: x, classes: [metformin] }',
    ['site.yaml:4', 'atc A10BA stands in products already'],
  ],
  'a product that takes a class away': [
    'codes:\n  medications:\n    products:\n      - { system: atc, code: A10BA02, display: x, classes: [] }',
    ['site.yaml:4', 'the code book takes this for glucose lowering'],
  ],
  'a name that is there already': [
    'codes:\n  medications:\n    names:\n      - { name: Metformine, classes: [metformin] }',
    ['site.yaml:4', '"Metformine" stands in names already'],
  ],
  'a name that takes a class away': [
    'codes:\n  medications:\n    names:\n      - { name: metformine placebo, classes: [] }',
    ['site.yaml:4', 'the code book takes this for glucose lowering'],
  ],
  'programmes from nowhere': ['programmes: {}', ['site.yaml:1', 'it names no place']],
  'a server that is no URL': [
    'programmes:\n  fhirServer: regio.example\n  query: HealthcareService',
    ['site.yaml:2', 'write an http(s) base URL'],
  ],
  'a server without a query': [
    'programmes:\n  fhirServer: https://regio.example/fhir',
    ['site.yaml:2', '"query" is missing beside fhirServer'],
  ],
  'a query without a server': [
    'programmes:\n  query: HealthcareService?active=true',
    ['site.yaml:2', '"fhirServer" is missing beside query'],
  ],
  'a query of something else': [
    'programmes:\n  fhirServer: https://regio.example\n  query: Patient?name=x',
    ['site.yaml:3', 'write a search of HealthcareService'],
  ],
  'a file that is not there': [
    'programmes: { file: regio.json }',
    ['regio.json:1', 'the file cannot be read (ENOENT)'],
  ],
  'a file that is no JSON': [
    'programmes: { file: half.json }',
    ['half.json:1', 'mend the YAML'],
    ['half.json:1', 'mend the YAML'],
  ],
  'a file of something else': ['programmes: { file: one.json }', ['one.json:1', 'the file must be a Bundle or a list']],
  'everything at once': [
    `medicationHistory: all\nrulesOff: [demo/salt]\ncodes:\n  findings:\n    eyes:\n      - { ${code} }\nprogrammes: { file: regio.json }`,
    ['site.yaml:1', 'use one of complete'],
    ['site.yaml:2', 'there is no rule "demo/salt"'],
    ['site.yaml:5', 'there is no list "eyes"'],
    ['regio.json:1', 'the file cannot be read'],
  ],
}

const files = { 'half.json': '{"resourceType":"Bundle","entry":[', 'one.json': { resourceType: 'HealthcareService' } }

it.each(Object.entries(table))('tells where and what is wrong: %s', async (_what, [text, ...expected]) => {
  const faults = await faultsOf(text, { files, places: small })
  for (const [index, [place, words]] of expected.entries()) {
    expect(faults[index]).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}:`))
    expect(faults[index]).toContain(words)
  }
  expect(faults).toHaveLength(expected.length)
})

it('tells the faults of the knowledge and of the site file at once, and each once', async () => {
  const places = { root: `${broken}/key-twice`, importModule: async () => ({}) }
  const faults = await faultsOf('medicationHistory: all\nrulesOff: [demo/sugar]\nregionalProgrammes: [hike]', {
    places,
  })
  expect(faults.filter((fault) => fault.startsWith('site.yaml'))).toEqual([
    expect.stringContaining('"medicationHistory"'),
  ])
  expect(faults.some((fault) => fault.startsWith('key-twice/terms.yaml:2:'))).toBe(true)
})

it('says that the site file itself cannot be read', async () => {
  const { loadDeployment } = await import('../../src/site/deployment.ts')
  await expect(loadDeployment('/nowhere/site.yaml', null, small)).rejects.toThrow(
    /in the knowledge and the site file\n\/nowhere\/site\.yaml:1:1: the file cannot be read \(ENOENT\)/,
  )
})

it.each(['', '# nothing yet\n', '{}'])('takes a file that says nothing (%j) for the careful reading', async (text) => {
  expect(await faultsOf(text, { places: small })).toEqual([])
})

it('takes an empty Bundle and an empty list for no programmes', async () => {
  const empty = { 'a.json': bundle(), 'b.json': [] }
  for (const file of Object.keys(empty))
    expect(await faultsOf(`programmes: { file: ${file} }`, { files: empty, places: small })).toEqual([])
})
