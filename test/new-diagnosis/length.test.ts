import { expect, it } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { compose } from '../../src/cards/compose.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { judge } from '../judge.ts'

const { knowledge, cases } = await loadWithCases()
const service = knowledge.services.get('new-diagnosis')
if (!service) throw new Error('there is no service')

/** What a GP can read in a consult: words of the text, rows under its head, and suggestions. */
const most = { words: 90, rows: 4, suggestions: 2, summary: 140 }

const people = [...cases.of].flatMap(([at, all]) => (at.startsWith(`${service.folder}/`) ? all : []))

it.each(['nl', 'en'] as const)('cards of everyone in the cases are short (%s)', (language) => {
  const cards = people.flatMap((person) => {
    const { evaluations } = judge(person, service, knowledge)
    const whose = { id: person.sent.patientId, asOf: person.asOf }
    return compose(service, knowledge, whose, evaluations, language).cards
  })
  expect(cards.length).toBeGreaterThan(100)
  for (const card of cards) {
    const length = lengthOf(card)
    for (const [what, limit] of Object.entries(most))
      expect(length[what as keyof typeof most], `${what} of ${card.summary}\n${card.detail}`).toBeLessThanOrEqual(limit)
  }
})

function lengthOf({ summary, detail, suggestions = [] }: Card): typeof most {
  const rows = detail.split('\n').filter((line) => line.startsWith('|')).length
  const words = detail.split(/[\s|]+/).filter((run) => /[\p{L}\p{N}]/u.test(run)).length
  return { words, rows: Math.max(0, rows - 2), suggestions: suggestions.length, summary: summary.length }
}
