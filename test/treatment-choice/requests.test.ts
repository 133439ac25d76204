import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt } from '../../src/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { readRequest, shiftDates } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Explanation } from '../../src/why/explanation.ts'

/** Fixture call -> the rules whose cards are shown, each with its reason, and what the drafts were read as. */
const answers: Readonly<Record<string, readonly [shown: object, orders: readonly string[]]>> = {
  'treatment-choice-select/metformin-for-a-candidate': [{ 'lifestyle-first': 'first-drug' }, ['new metformin judged']],
  'treatment-choice-select/gliclazide-after-a-hypoglycaemia': [
    { 'hypoglycaemia-risk': 'hypoglycaemia' },
    ['new sulfonylurea judged'],
  ],
  'treatment-choice-select/programme-that-does-not-fit': [
    { 'programme-fit': 'does-not-fit' },
    ['programme low-carbohydrate judged'],
  ],
  'treatment-choice-select/diet-beside-an-earlier-draft': [
    { 'ketoacidosis-risk': 'diet' },
    ['new sglt2', 'programme low-carbohydrate judged'],
  ],
  'treatment-choice-select/order-select-loose': [
    { 'hypoglycaemia-risk': 'hypoglycaemia' },
    ['new sulfonylurea judged', 'other'],
  ],
  'treatment-choice-select/selection-that-dangles': [{}, ['new sulfonylurea']],
  'treatment-choice/stop-of-all-insulin-in-type-1': [{ 'insulin-stop': 'type-1' }, ['stop basal-insulin judged']],
  'treatment-choice/sglt2-inhibitor-beside-a-diet': [
    { 'ketoacidosis-risk': 'diet' },
    ['new sglt2 judged', 'programme low-carbohydrate judged'],
  ],
  'treatment-choice/stop-of-dapagliflozin-in-heart-failure': [
    { 'continue-indication': 'heart-failure' },
    ['stop sglt2 judged'],
  ],
  'treatment-choice/metformin-in-remission': [{ 'remission-ends': 'restart' }, ['new metformin judged']],
  'treatment-choice/our-own-referral': [
    { 'programme-safety': 'hypoglycaemic-drug' },
    ['programme low-carbohydrate judged'],
  ],
  'treatment-choice/nothing-that-concerns-us': [{}, ['other', 'other']],
}

describe('fixture calls about orders', () => {
  let app: ReturnType<typeof build>

  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: await loadKnowledge({ cases: false }) })
  })
  afterAll(() => app?.close())

  it.each(Object.entries(answers))('%s', async (name, [shown, orders]) => {
    const [service] = name.split('/')
    const payload = shiftDates(readRequest(name), dayAt(Date.now())) as object
    const response = await app.inject({ method: 'POST', url: `/cds-services/${service}/explain`, payload })
    const told: Explanation = response.json()
    const cards = told.decisions.filter(({ card }) => card !== null).map(({ rule, reason }) => [rule, reason])
    expect(Object.fromEntries(cards)).toEqual(shown)
    expect(told.cards).toHaveLength(Object.keys(shown).length)
    const read = told.orders.map(({ kind, classes, diet, judged }) =>
      [kind, ...classes, ...(diet ? [diet] : []), ...(judged ? ['judged'] : [])].join(' '),
    )
    expect(read).toEqual(orders)
  })

  it('a draft is never in use, and each is told by the name that the client gave', async () => {
    const name = 'treatment-choice-select/gliclazide-after-a-hypoglycaemia'
    const payload = shiftDates(readRequest(name), dayAt(Date.now())) as object
    const url = '/cds-services/treatment-choice-select/explain'
    const told: Explanation = (await app.inject({ method: 'POST', url, payload })).json()
    expect(told.orders).toEqual([
      {
        draft: 'MedicationRequest/fx-concept-1',
        kind: 'new',
        classes: ['sulfonylurea'],
        diet: null,
        selected: true,
        judged: true,
      },
    ])
    expect(JSON.stringify(told.facts)).not.toContain('fx-concept-1')
  })
})
