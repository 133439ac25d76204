import { describe, expect, it } from 'vitest'
import { writingsOf } from '../../../src/cards/writing.ts'
import { region } from '../../directory/served.ts'
import { bundle, decisionOf, deployed, healthcareService, why } from './deployed.ts'

const patient = {
  born: '1966-05-10',
  hba1c: { '2026-10-01': 58 },
  weight: { '2026-10-01': 104 },
  height: { '2026-10-01': 180 },
  drugs: { metformine: { from: '2025-01-01' } },
}
const ruledOut = ['eating-disorder', 'bariatric-surgery', 'sglt2-must-continue']

describe("the region's own programmes", () => {
  it('are offered where they fit, best first, and told apart from those that do not', async () => {
    const deployment = await region(
      healthcareService('wandelen', { 'age-from': 18, diet: 'none' }),
      healthcareService('ouderen', { 'age-from': 75 }),
      healthcareService('vouchers', { 'for-diabetes': true, 'reimbursed-from': '2024-01-01', 'egfr-from': 45 }),
    )
    const explanation = why(deployment, patient)
    const { programmes } = decisionOf('remission-candidate', explanation).result as { programmes: readonly string[] }
    expect(programmes).toContain('wandelen')
    expect(programmes).not.toContain('ouderen')
    expect(programmes.indexOf('vouchers')).toBeLessThan(programmes.indexOf('wandelen'))
    expect(explanation.programmes?.find(({ id }) => id === 'ouderen')).toEqual({
      id: 'ouderen',
      name: { nl: 'Programma ouderen', en: 'Programma ouderen' },
      fits: false,
      met: [],
      failed: [{ kind: 'age', from: 75 }],
      unknown: [],
    })
    expect(explanation.programmes?.find(({ id }) => id === 'vouchers')).toMatchObject({
      fits: true,
      unknown: [{ kind: 'egfr', from: 45 }],
    })
  })

  it('say who they are for in every part of the extension', async () => {
    const { region: read } = await region(
      healthcareService(
        'alles',
        {
          'age-from': 40,
          'age-to': 70,
          'bmi-from': 27.5,
          'raised-waist': true,
          'egfr-from': 30,
          'only-drugs': ['metformin', 'dpp4'],
          'any-drug': 'metformin',
          has: 'low-literacy',
          not: ruledOut,
          diet: 'very-low-calorie',
          'for-diabetes': true,
          'reimbursed-from': '2025-01-01',
          'reimbursed-to': '2027-12-31',
          lane: 'indicated',
          form: 'groep',
          duration: 'een jaar',
          payer: 'gemeente',
          evidence: 'klein onderzoek',
          consent: 'de huisarts',
          'checked-on': '2026-11-01',
        },
        {
          telecom: [
            { system: 'phone', value: '000' },
            { system: 'url', value: 'https://alles.example' },
          ],
          coverageArea: [{ display: 'Noord' }, { reference: 'Location/1' }, { display: 'Zuid' }],
        },
      ),
    )
    const both = (words: string) => ({ nl: words, en: words })
    expect(read.programmes).toEqual([
      {
        id: 'alles',
        name: both('Programma alles'),
        who: both('voor alles'),
        lane: 'indicated',
        diet: 'very-low-calorie',
        for: ['type-2'],
        regional: true,
        form: both('groep'),
        duration: both('een jaar'),
        payer: both('gemeente'),
        brief: both('groep, een jaar, gemeente'),
        intensity: 'general',
        reimbursed: { from: '2025-01-01', to: '2027-12-31' },
        evidence: both('klein onderzoek'),
        consent: both('de huisarts'),
        checkedOn: '2026-11-01',
        source: 'region',
        url: 'https://alles.example',
        area: 'Noord, Zuid',
        criteria: [
          { kind: 'age', from: 40, to: 70 },
          { kind: 'measure', measure: 'bmi', from: 27.5, or: 'raised-waist' },
          { kind: 'measure', measure: 'egfr', from: 30 },
          { kind: 'only-drugs', classes: ['metformin', 'dpp4'] },
          { kind: 'any-drug', classes: ['metformin'] },
          { kind: 'has', condition: 'low-literacy' },
          ...ruledOut.map((condition) => ({ kind: 'not', condition })),
        ],
        listing: { does: null, audiences: [], together: [], where: [], payers: [], lines: [], signUp: [] },
        local: { municipalities: [], contracts: [], phone: '000' },
      },
    ])
  })

  it('are careful in what is not said: healthy eating, not for diabetes, not paid for, the rest not known', async () => {
    const { region: read } = await region(
      healthcareService('kaal', { 'age-from': 18 }, { meta: { lastUpdated: '2026-10-05T10:00:00Z' } }),
    )
    const unsaid = { nl: 'niet bekend', en: 'not known' }
    expect(read.programmes[0]).toMatchObject({ diet: 'healthy', for: [], reimbursed: null, consent: null })
    expect(read.programmes[0]).toMatchObject({ payer: unsaid, evidence: unsaid, url: null, checkedOn: '2026-10-05' })
  })

  it('take their English words from translations', async () => {
    const translated = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: 'en' },
            { url: 'content', valueString: 'Walking' },
          ],
        },
      ],
    }
    const { region: read } = await region(healthcareService('w', {}, { name: 'Wandelen', _name: translated }))
    expect(read.programmes[0]?.name).toEqual({ nl: 'Wandelen', en: 'Walking' })
  })

  it('cannot bring mark-up or links into a card', async () => {
    const deployment = await region(
      healthcareService(
        'x',
        { 'for-diabetes': true },
        {
          name: '# <b>Fit</b> [hier](https://kwaad.example) `x` | a@b.nl',
          comment: '<script>alert(1)</script>\n\n* www.kwaad.example',
        },
      ),
    )
    const [card] = why(deployment, patient).cards
    expect(card?.detail).toContain('‹b›Fit‹/b›')
    expect(card?.detail).not.toMatch(/<script|<b>|\]\(|https:\/\/kwaad|www\.kwaad|a@b/)
  })

  it('are known again by their id when a referral that a card offered comes back', async () => {
    const deployment = await region(
      healthcareService('wandelen', { 'for-diabetes': true, 'reimbursed-from': '2024-01-01' }),
    )
    const [card] = why(deployment, patient).cards
    const drafts = (card?.suggestions ?? []).flatMap(({ actions }) =>
      writingsOf(actions).map(({ resource }) => resource),
    )
    const referral = drafts.find((draft) => JSON.stringify(draft).includes('"wandelen"'))
    expect(referral).toMatchObject({ resourceType: 'ServiceRequest', status: 'draft', intent: 'proposal' })
    const sent = {
      ...referral,
      id: 'r',
      status: 'active',
      intent: 'order',
      authoredOn: '2026-10-20',
      subject: undefined,
    }
    const again = why(deployment, { ...patient, resources: [{ ...sent, subject: { reference: 'Patient/case' } }] })
    expect(decisionOf('remission-candidate', again).notShown).toBe('recently-referred')
  })

  it('count with their diet for safety while they run', async () => {
    const deployment = await region(healthcareService('zuid', { diet: 'very-low-calorie' }), healthcareService('noord'))
    const running = (code: string) => ({
      ...patient,
      drugs: { gliclazide: '2024-01-01' },
      resources: [
        {
          resourceType: 'CarePlan',
          status: 'active',
          intent: 'plan',
          subject: { reference: 'Patient/case' },
          period: { start: '2026-11-01' },
          category: [{ coding: [{ system: 'https://remissiewijzer.example/fhir/CodeSystem/programme', code }] }],
        },
      ],
    })
    const triggers = (code: string) => decisionOf('tapering-safety', why(deployment, running(code))).result.triggers
    expect(triggers('zuid')).toContain('diet-on-hypoglycaemic-drug')
    expect(triggers('noord')).not.toContain('diet-on-hypoglycaemic-drug')
    expect(decisionOf('remission-candidate', why(deployment, running('noord'))).notShown).toBe('programme-running')
  })

  it('stand in the place of the GLI as its local forms, and narrow it', async () => {
    const deployment = await region(
      healthcareService(
        '4711',
        { 'variant-of': 'gli', 'age-from': 60 },
        {
          comment: undefined,
          identifier: [{ system: 'https://remissiewijzer.example/fhir/CodeSystem/programme', value: 'cool' }],
        },
      ),
      healthcareService('slimmer', { 'variant-of': 'gli', 'age-from': 16, 'bmi-from': 23 }),
    )
    const [cool, slimmer] = deployment.region.programmes
    expect(cool).toMatchObject({ id: 'cool', variantOf: 'gli', for: [], reimbursed: { from: '2019-01-01' } })
    expect(cool?.criteria).toEqual([
      { kind: 'measure', measure: 'bmi', from: 25 },
      { kind: 'age', from: 60 },
    ])
    expect(slimmer?.criteria).toEqual([
      { kind: 'age', from: 18 },
      { kind: 'measure', measure: 'bmi', from: 25 },
    ])
    const explanation = why(deployment, patient)
    const { programmes } = decisionOf('remission-candidate', explanation).result
    expect(programmes).toContain('cool')
    expect(programmes).toContain('slimmer')
    expect(programmes).not.toContain('gli')
  })

  it('change the hash of the knowledge', async () => {
    const [none, one, other] = await Promise.all([
      region(),
      region(healthcareService('a')),
      region(healthcareService('b')),
    ])
    expect(none.knowledge.hash).toBe((await deployed('')).knowledge.hash)
    expect(new Set([none, one, other].map(({ knowledge }) => knowledge.hash)).size).toBe(3)
  })

  it('are read from a bare list too, and left out when they are not active or only included', async () => {
    const included = { resource: { resourceType: 'Location', id: 'l' }, search: { mode: 'include' } }
    const files = {
      'list.json': [healthcareService('a'), healthcareService('b', {}, { active: false })],
      'bundle.json': { ...bundle(healthcareService('c')), entry: [...bundle(healthcareService('c')).entry, included] },
    }
    const ids = async (file: string) => {
      const { region: read } = await deployed(`programmes: { file: ${file} }`, { files })
      expect(read.leftOut).toEqual([])
      return read.programmes.map(({ id }) => id)
    }
    expect([await ids('list.json'), await ids('bundle.json')]).toEqual([['a'], ['c']])
  })
})
