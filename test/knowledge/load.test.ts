import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { inForce } from '../../src/knowledge/services/in-force.ts'
import { pastReview } from '../../src/knowledge/services/review.ts'

const good = fileURLToPath(new URL('./good', import.meta.url))
const knowledge = await loadKnowledge({ root: good })
const conceptOf = (name: string) => knowledge.concepts.find((each) => each.name === name)
const sugar = knowledge.services.get('demo')?.rules[0]

describe('good knowledge', () => {
  it('gives a service its folder name as id and its rules in the order of service.yaml', () => {
    expect([...knowledge.services.keys()]).toEqual(['demo'])
    expect(knowledge.services.get('demo')?.rules.map(({ name }) => name)).toEqual(['sugar', 'advice'])
  })

  it('puts a concept after the ones it reads', () => {
    expect(knowledge.concepts.map(({ name }) => name)).toEqual(['eligible', 'older', 'frail', 'reading'])
  })

  it('hands rules the very concept that was loaded', () => {
    expect(sugar?.rule.reads.frail).toBe(conceptOf('frail')?.concept)
  })

  it('gives a rule its own reasons and those of the service', () => {
    expect([...(sugar?.reasons.keys() ?? [])].sort()).toEqual(['deceased', 'high', 'no-trigger'])
  })

  it('keeps both languages of a card apart and says once what it is', () => {
    const card = sugar?.cards.get('high')
    expect(card).toMatchObject({ indicator: 'warning', selectionBehavior: 'any', suggestions: ['record'] })
    expect(card?.summary.nl.text).toBe('Glucose {{glucose}} is hoog')
    expect(card?.detail.en.text).toContain('Glucose is {{glucose}}.\n{{#each drugs}}')
  })

  it('counts a unit among its own spellings and puts long drug names first', () => {
    expect(knowledge.codes.units.get('mmol/L')).toEqual(['mmol/L', 'mmol/l'])
    expect(knowledge.codes.medications.names.map(({ name }) => name)).toEqual(['metformine', 'met'])
  })

  it('keeps dates as text and values newest first', () => {
    const values = conceptOf('older')?.parameters.get('olderFrom')?.values
    expect(values?.map(({ since, value }) => [since, value])).toEqual([
      ['2025-01-01', 70],
      ['2020-01-01', 65],
    ])
  })

  it('tells which values were to be reviewed before a day', () => {
    expect(pastReview(knowledge, '2026-06-01')).toEqual([])
    expect(pastReview(knowledge, '2026-06-02')).toEqual([
      { at: 'demo/rules/sugar/parameters.yaml', name: 'highFrom', reviewBy: '2026-06-01' },
    ])
  })
})

describe('the values in force', () => {
  const parameters = conceptOf('older')?.parameters ?? new Map()

  it.each([
    ['2026-11-22', 70],
    ['2025-01-01', 70],
    ['2024-12-31', 65],
    ['2010-01-01', 65],
  ])('on %s are the newest that start by then, else the earliest', (asOf, value) => {
    expect(inForce(parameters, asOf)).toEqual({
      olderFrom: expect.objectContaining({ name: 'olderFrom', unit: 'a', status: 'active', value }),
    })
  })
})
