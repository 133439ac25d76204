import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/app.ts'
import { dayAt } from '../../src/calendar.ts'
import { readConfig } from '../../src/config.ts'
import { fixtureNames, readFixture, shiftBundle } from '../../src/examples/fixture.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { callOf, servicePath } from '../shipped.ts'

/** What a patient, a colleague or a program could have put into a record. */
const lures = [
  '<img src=x onerror=alert(1)>',
  '[klik hier](https://evil.example/lure)',
  '![x](https://evil.example/lure.png)',
  '{{hba1c}} {{{card}}} {{#a}}x{{/a}}',
  '| cel | https://evil.example/lure |\n# Kop',
  'https://evil.example/lure www.evil.example mail@evil.example',
  '\u202ezevil\u0007<b>`code`</b>',
]

/** A call whose every free text in the record is a lure. */
function lured(call: unknown, lure: string): unknown {
  if (Array.isArray(call)) return call.map((item) => lured(item, lure))
  if (typeof call !== 'object' || call === null) return call
  return Object.fromEntries(
    Object.entries(call).map(([name, inner]) =>
      ['text', 'display', 'family', 'description', 'note', 'div'].includes(name) && typeof inner === 'string'
        ? [name, `${inner} ${lure}`]
        : [name, lured(inner, lure)],
    ),
  )
}

describe('text in a record', () => {
  let app: FastifyInstance

  beforeAll(async () => {
    const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' })
    app = build({ config, knowledge: await loadKnowledge({ cases: false }) })
  })
  afterAll(() => app.close())

  it.each(lures)('stays words in every card: %j', async (lure) => {
    const seen: string[] = []
    for (const name of fixtureNames()) {
      const payload = lured(callOf(shiftBundle(readFixture(name), dayAt(Date.now()))), lure) as object
      const response = await app.inject({ method: 'POST', url: servicePath, payload })
      expect(response.statusCode).toBe(200)
      for (const { summary, detail, links, source, suggestions = [] } of response.json().cards) {
        const labels = suggestions.map(({ label, actions }: { label: string; actions: { description: string }[] }) => [
          label,
          ...actions.map(({ description }) => description),
        ])
        const plain = [summary, ...labels.flat()].join('\n')
        expect(detail + plain).not.toMatch(/[<>](?!\s)|\u202e/)
        // In plain text there is nothing to escape: braces that were recorded stand there as they are.
        expect(lure.includes('{{') ? detail : detail + plain).not.toContain('{{')
        expect(JSON.stringify([links, source])).not.toContain('evil')
        expect(detail).not.toMatch(
          /https?:\/\/(?!\u2060)evil|(?<!\\)!\[|(?<!\\)\]\([^)]*evil|\nKop|\n# |(?<!\u2060)@evil|www\.evil/,
        )
        if (/evil|klik|cel|hba1c|zevil|alert/.test(detail + plain)) seen.push(name)
      }
    }
    expect(seen.length).toBeGreaterThan(0)
  })
})
