import { describe, expect, it } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { compose } from '../../src/cards/compose.ts'
import { decide } from '../../src/engine/decide.ts'
import type { Language } from '../../src/knowledge/knowledge.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'

const { knowledge, cases } = await loadWithCases()
const languages: readonly Language[] = ['nl', 'en']

/** What a GP can read in a consult, of any card: words of the text, rows under its head, and suggestions. Some have less room. */
const most = { words: 110, rows: 4, suggestions: 3 }

/** Runs between blanks and bars with a letter or a digit; a day is one, as in Dutch. */
function sizeOf({ detail, suggestions = [] }: Card) {
  const words = detail.replace(/\d{1,2} [A-Z][a-z]+ (?=\d{4})/g, '').split(/[\s|]+/)
  const rows = detail.split('\n').filter((line) => line.startsWith('|')).length
  return {
    words: words.filter((run) => /[\p{L}\p{N}]/u.test(run)).length,
    rows: Math.max(0, rows - 2),
    suggestions: suggestions.length,
  }
}

describe.each([...knowledge.services.values()].map((service) => [service.id, service] as const))('%s', (_, service) => {
  it('is short in every case, in both languages', { timeout: 120_000 }, () => {
    const long: unknown[] = []
    for (const { at } of service.rules)
      for (const { name, asOf, sent, site } of cases.of.get(at) ?? []) {
        const person = read(sent, knowledge, service, asOf, { ...defaultSite, ...site })
        const evaluations = decide(service, knowledge, person)
        for (const language of languages)
          for (const card of compose(service, knowledge, { id: sent.patientId, asOf }, evaluations, language).cards) {
            const size = sizeOf(card)
            if (Object.entries(most).some(([what, limit]) => size[what as keyof typeof size] > limit))
              long.push({ name, summary: card.summary, ...size })
          }
      }
    expect(long).toEqual([])
  })
})
