import { expect, it } from 'vitest'
import { decisionOf, deployed, why } from './deployed.ts'

const { knowledge: shipped } = await deployed('')
const lab = 'https://lab.example/codes'
const subject = { reference: 'Patient/case' }
const status = 'final'

const observation = (code: string, value: number, unit: string, on = '2026-10-01') => ({
  resourceType: 'Observation',
  id: `${code}-${on}`,
  subject,
  status,
  code: { coding: [{ system: lab, code }] },
  effectiveDateTime: on,
  valueQuantity: { value, unit },
})
const condition = (code: string) => ({
  resourceType: 'Condition',
  subject,
  onsetDateTime: '2020-01-01',
  code: { coding: [{ system: lab, code }] },
})
const statement = (concept: object) => ({
  resourceType: 'MedicationStatement',
  subject,
  status: 'active',
  medicationCodeableConcept: concept,
  effectivePeriod: { start: '2025-01-01' },
})

const local = await deployed(`
codes:
  measures:
    hba1c: [{ system: ${lab}, code: A1C, display: HbA1c }]
    glucose: [{ system: ${lab}, code: GLUN, display: Glucose, says: [fasting, venous] }]
  findings:
    unintended-weight-loss: [{ system: ${lab}, code: AFV, display: Afgevallen }]
  conditions:
    frailty: [{ system: ${lab}, code: KW, below: true, display: Kwetsbaar }]
    low-literacy: [{ system: http://snomed.info/sct, code: '871870009', display: x }]
  procedures:
    bariatric-surgery: [{ system: ${lab}, code: MAAG, display: Maagverkleining }]
  medications:
    products: [{ system: ${lab}, code: M500, display: Metformine, classes: [metformin], atc: A10BA02 }]
    names: [{ name: suikerpil zuid, classes: [sulfonylurea] }]
`)

it('lets a local code supply a value that a rule compares', () => {
  const resources = [observation('A1C', 62, 'mmol/mol')]
  expect(decisionOf('remission-status', why(local, { resources })).reason).toBe('hba1c-not-below')
  const without = why({ ...local, knowledge: shipped }, { resources })
  expect(decisionOf('remission-status', without).reason).toBe('hba1c-missing')
})

it('gives a value the marks that the row of its local code says', () => {
  const { facts, decisions } = why(local, {
    resources: [observation('A1C', 44, 'mmol/mol'), observation('GLUN', 6.1, 'mmol/L')],
    drugs: { metformine: { from: '2024-01-01', until: '2025-01-01' } },
  })
  expect(decisions[0]).toMatchObject({ reason: 'criteria-met', result: { state: 'remission' } })
  expect(facts).toContainEqual(expect.objectContaining({ fact: 'fasting-glucose', value: 6.1, used: true }))
})

it('takes a local condition, with all codes below it, as sure as one of the code book', () => {
  const of = (code: string) => decisionOf('remission-candidate', why(local, candidate(condition(code)))).result
  expect(of('KW')).toMatchObject({ exclusions: ['frailty'] })
  expect(of('KW.1')).toMatchObject({ exclusions: ['frailty'] })
  expect(of('K')).toMatchObject({ exclusions: [] })
})

it('knows a system by any of its URIs, and matches under all of them', () => {
  const row = local.knowledge.codes.conditions.get('low-literacy')?.codes.at(-1)
  expect(row).toMatchObject({ system: 'snomed', code: '871870009', confidence: 'A' })
})

it('takes a local finding and a local procedure', () => {
  const loss = candidate({ ...observation('AFV', 1, '1'), valueQuantity: undefined, valueBoolean: true })
  expect(decisionOf('remission-candidate', why(local, loss)).result).toMatchObject({
    exclusions: ['unintended-weight-loss'],
  })
  const procedure = { resourceType: 'Procedure', subject, status: 'completed', performedDateTime: '2024-01-01' }
  const surgery = candidate({ ...procedure, code: { coding: [{ system: lab, code: 'MAAG' }] } })
  expect(decisionOf('remission-status', why(local, surgery)).result).toMatchObject({ bariatricSurgery: true })
})

it.each([
  ['a product code', statement({ coding: [{ system: lab, code: 'M500' }] }), 'metformin'],
  ['a name', statement({ text: 'Suikerpil Zuid 30 mg' }), 'sulfonylurea'],
])('classes a drug by %s', (_by, resource, name) => {
  const { result } = decisionOf('tapering-review', why(local, candidate(resource)))
  expect(result.order).toEqual([expect.objectContaining({ class: name })])
})

it('takes nothing away: every shipped row is still there', () => {
  const rows = ({ codes }: typeof shipped) => [
    ...[codes.measures, codes.findings, codes.conditions, codes.procedures].flatMap((lists) =>
      [...lists].flatMap(([name, list]) => list.codes.map((row) => JSON.stringify([name, row]))),
    ),
    ...codes.medications.products.map((row) => JSON.stringify(row)),
    ...codes.medications.names.map((row) => JSON.stringify(row)),
  ]
  const now = new Set(rows(local.knowledge))
  expect(rows(shipped).filter((row) => !now.has(row))).toEqual([])
  expect(now.size).toBe(new Set(rows(shipped)).size + 8)
})

it('changes the hash of the knowledge with every row, and with nothing else', async () => {
  const row = (code: string) => `codes: { findings: { fundus-exam: [{ system: ${lab}, code: ${code}, display: x }] } }`
  const sites = ['', 'medicationHistory: complete', '# words\ncodes: {}', row('F1'), `# words\n${row('F1')}`, row('F2')]
  const [none, setting, empty, one, same, other] = await Promise.all(
    sites.map(async (site) => (await deployed(site)).knowledge.hash),
  )
  expect([none, setting, empty]).toEqual([shipped.hash, shipped.hash, shipped.hash])
  expect(one).toBe(same)
  expect(new Set([none, one, other]).size).toBe(3)
})

it('hands the settings of a site to the rules', async () => {
  const { site } = await deployed('medicationHistory: complete\nfootCareAndFundusGuaranteed: true')
  expect(site).toMatchObject({ medicationHistory: 'complete', guarantees: ['footCareAndFundusGuaranteed'] })
  const patient = candidate(null, { conditions: { retinopathy: '2022-01-01' } })
  const goal = (site: typeof local.site) =>
    decisionOf('remission-candidate', why({ ...local, site }, patient)).result.goal
  expect([goal(local.site), goal(site)]).toEqual(['metabolic-health', 'remission'])
})

/** Somebody to whom remission can be offered, with one thing more. */
function candidate(resource: object | null, more: object = {}) {
  return {
    hba1c: { '2026-10-01': 58 },
    weight: { '2026-10-01': 104 },
    height: { '2026-10-01': 180 },
    resources: resource ? [{ id: 'extra', ...resource }] : [],
    ...more,
  }
}
