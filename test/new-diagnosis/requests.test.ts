import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt } from '../../src/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { readRequest, shiftDates } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import type { Explanation } from '../../src/why/explanation.ts'

/** Fixture call -> the rules whose cards are shown, each with its reason, and the reason of the rule about the first assessment. */
const answers: Readonly<Record<string, readonly [shown: object, baseline: string]>> = {
  'remission-as-a-goal': [{ baseline: 'incomplete' }, 'incomplete'],
  'one-raised-value': [{ confirmation: 'not-supported' }, 'incomplete'],
  'diabetes-without-a-type': [{ 'unspecified-type': 'untyped' }, 'type-not-recorded'],
  'young-and-lean': [{ atypical: 'young', baseline: 'incomplete' }, 'incomplete'],
  'ketones-and-a-glucose-of-27': [{ acute: 'hyperglycaemia' }, 'incomplete'],
  'known-in-another-practice': [{}, 'known'],
  'only-suspected': [{}, 'not-confirmed'],
  'problem-list-item-create-loose': [{ baseline: 'incomplete' }, 'incomplete'],
}

describe('fixture calls about a diagnosis that was added', () => {
  let app: ReturnType<typeof build>

  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: await loadKnowledge({ cases: false }) })
  })
  afterAll(() => app?.close())

  const payloadOf = (name: string) => shiftDates(readRequest(`new-diagnosis/${name}`), dayAt(Date.now())) as object
  const why = async (payload: object): Promise<Explanation> =>
    (await app.inject({ method: 'POST', url: '/cds-services/new-diagnosis/explain', payload })).json()

  it.each(Object.entries(answers))('%s', async (name, [shown, baseline]) => {
    const told = await why(payloadOf(name))
    const cards = told.decisions.filter(({ card }) => card !== null).map(({ rule, reason }) => [rule, reason])
    expect(Object.fromEntries(cards)).toEqual(shown)
    expect(told.cards).toHaveLength(Object.keys(shown).length)
    expect(told.decisions.find(({ rule }) => rule === 'baseline')?.reason).toBe(baseline)
  })

  it('what was added is a fact of the record, told once under the id that the client gave', async () => {
    const { facts } = await why(payloadOf('remission-as-a-goal'))
    const told = facts.filter(({ source }) => source === 'Condition/fx-aronia-nieuw')
    expect(told).toEqual([expect.objectContaining({ fact: 'type-2', used: true })])
  })

  it('drafts refer to the diagnosis that was added', async () => {
    const { cards } = await why(payloadOf('remission-as-a-goal'))
    const resources = cards.flatMap(({ suggestions = [] }) =>
      suggestions.flatMap(({ actions }) =>
        actions.flatMap((action) => ('resource' in action ? [action.resource] : [])),
      ),
    )
    expect(JSON.stringify(resources)).toContain('Condition/fx-aronia-nieuw')
    expect(resources.map(({ resourceType }) => resourceType)).toContain('CarePlan')
  })

  it('a draft is made for each laboratory test that is missing, and for no other', async () => {
    const { cards } = await why(payloadOf('remission-as-a-goal'))
    const [laboratory] = cards.flatMap(({ suggestions = [] }) => suggestions)
    const tests = laboratory?.actions.map((action) =>
      'resource' in action ? Reflect.get(action.resource, 'code') : null,
    )
    expect(tests?.map((code) => Reflect.get(Object(code), 'text'))).toEqual([
      'Lipidenspectrum',
      'eGFR',
      'Albumine-creatinineratio in urine',
    ])
  })
})
