import { describe, expect, it } from 'vitest'
import { unknown } from '../../src/engine/feedback.ts'
import { silencesOf } from '../../src/engine/silence.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const { services } = await loadKnowledge({ cases: false })
const day = '2026-11-30'

describe.each([...services.values()].map((service) => [service.id, service] as const))('%s', (_, service) => {
  const offered = service.rules.flatMap(({ cards }) =>
    [...cards.values()].filter(({ indicator }) => indicator === 'info').flatMap((card) => card.overrideReasons),
  )

  it('keeps a card silent for a while after whatever was said of it, and after nothing was said', () => {
    const informs = Object.entries(silencesOf(service, day)).filter(([, times]) => times.info)
    const silencing = informs.map(([code]) => code)
    expect([...new Set([...offered, unknown])].filter((code) => !silencing.includes(code))).toEqual([])
  })
})
