import { describe, expect, it } from 'vitest'
import { why } from '../../why.ts'
import { people } from './person.ts'
import { record } from './record.ts'

const all = await people()
const asOf = '2026-11-30'

describe.each(all.map((someone) => ({ someone, ...someone })))('$id: $story', ({ someone, paper }) => {
  const explained = why(record(someone), { patientId: someone.id, asOf })
  const decided = new Map(explained.decisions.map((decision) => [decision.rule, decision]))
  const detail = explained.cards.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n')
  const suggested = JSON.stringify(explained.cards.flatMap(({ suggestions = [] }) => suggestions))
  const review = decided.get('tapering-review')?.result as Record<string, { class: string }[] | undefined> | undefined

  it('is decided as on paper', () => {
    const speaking = [...decided.values()].filter(({ outcome }) => outcome !== 'not-applicable')
    expect({
      speaks: Object.fromEntries(speaking.map(({ rule, reason }) => [rule, reason])),
      missing: Object.fromEntries(
        speaking.filter(({ outcome }) => outcome === 'missing').map(({ rule, missing }) => [rule, missing]),
      ),
      reason: Object.fromEntries(Object.keys(paper.reason).map((rule) => [rule, decided.get(rule)?.reason])),
      silent: Object.fromEntries(Object.keys(paper.silent).map((rule) => [rule, decided.get(rule)?.notShown])),
    }).toEqual({ speaks: paper.speaks, missing: paper.missing, reason: paper.reason, silent: paper.silent })
    for (const [rule, result] of Object.entries(paper.result)) expect(decided.get(rule)?.result).toMatchObject(result)
    for (const list of ['order', 'continues'] as const)
      if (paper[list]) expect(review?.[list]?.map((drug) => drug.class)).toEqual(paper[list])
  })

  it('gets the cards of the paper', () => {
    const ruleOf = new Map([...decided.values()].map(({ card, rule }) => [card, rule]))
    expect(explained.cards.map(({ uuid, indicator }) => [ruleOf.get(uuid ?? null), indicator])).toEqual(
      Object.entries(paper.cards),
    )
  })

  it('is told what the paper asks, and nothing that it forbids', () => {
    const text = detail.toLowerCase()
    expect(paper.says.filter((word) => !text.includes(word.toLowerCase()))).toEqual([])
    expect(paper.never.filter((word) => text.includes(word.toLowerCase()))).toEqual([])
    expect(paper.suggests.filter((word) => !suggested.includes(word))).toEqual([])
    expect(paper.neverSuggests.filter((word) => suggested.includes(word))).toEqual([])
  })
})
