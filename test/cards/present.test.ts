import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inMarkdown, inPlainText } from '../../src/cards/escape.ts'
import { present } from '../../src/cards/present.ts'
import type { Shown } from '../../src/engine/rule.ts'
import type { Language, Text } from '../../src/knowledge/knowledge.ts'
import { shorten } from '../../src/plain-text.ts'
import { Template } from '../../src/template/template.ts'
import type { View } from '../../src/template/words.ts'
import { reading } from '../why/readings.ts'

const terms = new Map<string, Text>([
  ['metformin', { nl: 'metformine', en: 'metformin' }],
  ['cautions.kidney', { nl: 'let op de nieren', en: 'mind the kidneys' }],
  ['kidney', { nl: 'nieren', en: 'kidneys' }],
  ['comparator.<', { nl: 'minder dan', en: 'less than' }],
])

function said(template: string, view: Record<string, Shown>, language: Language = 'nl'): string {
  return new Template(template).fill(present(view, '', { language, terms }) as View, inMarkdown)
}

describe('words', () => {
  it.each([
    ['{{r}} op {{r.date}}', '8,0 mmol/L op 01-02-2026', '8.0 mmol/L op 1 February 2026'],
    ['{{less}}', 'minder dan 20 mmol/mol', 'less than 20 mmol/mol'],
    ['{{less.value}}|{{less.unit}}', 'minder dan 20|mmol/mol', 'less than 20|mmol/mol'],
    ['{{n}} {{whole}} {{day}}', '10,4 2 23-10-2026', '10.4 2 23 October 2026'],
    ['{{t}}', 'ja', 'yes'],
    ['{{code}}', 'metformine', 'metformin'],
    ['{{join cautions}}, {{kidney}}', 'let op de nieren, nieren', 'mind the kidneys, kidneys'],
  ])('%s becomes %s in Dutch and %s in English', (template, nl, en) => {
    const view = {
      r: reading(8, 'mmol/L', '2026-02-01'),
      less: reading(20, 'mmol/mol', '2026-02-01', { decimals: 0, comparator: '<' }),
      n: 10.4,
      whole: 2,
      day: '2026-10-23',
      t: { nl: 'ja', en: 'yes' },
      code: 'metformin',
      cautions: ['kidney'],
      kidney: 'kidney',
    }
    expect(said(template, view)).toBe(nl)
    expect(said(template, view, 'en')).toBe(en)
  })

  it('round a number, but never up to a whole one, so that a value under a limit never reads as the limit', () => {
    expect(said('{{a}} {{b}} {{c}}', { a: 5.97, b: -4.99, c: 7.37 })).toBe('5,9 -4,9 7,4')
  })
})

describe('data of a patient', () => {
  it.each([
    ['a*b_c`d`', 'a\\*b\\_c\\`d\\`'],
    ['<script>&lt;', '&lt;script&gt;&amp;lt;'],
    ['# kop\n- punt\r\n\u2028x', '\\# kop \\- punt x'],
    ['[a](b)!~|', '\\[a\\]\\(b\\)\\!\\~\\|'],
    ['\u202Eomgekeerd\u200B', 'omgekeerd'],
  ])('%j is %j in Markdown', (given, shown) => {
    expect(inMarkdown(given)).toBe(shown)
  })

  it('has no link in it for a reader of Markdown', () => {
    const shown = inMarkdown('https://x.example www.y.example a@z.example HTTP://q')
    expect(shown.replaceAll('\\', '')).not.toMatch(/https?:\/\/|www\.|\w@/i)
  })

  it('never makes a tag, an entity, a new line or more than one cell, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        expect(inMarkdown(given)).toMatch(/^(?:[^<>&|`\n\r\\]|&(?:amp|lt|gt);|\\[^\n])*$/)
        expect(inPlainText(given)).toMatch(/^[^<>\n\r]*$/)
      }),
    )
  })

  it('is shown as a question mark when nothing of it can be shown', () => {
    expect(said('{{name}}', { name: '\u200B ' })).toBe('?')
  })
})

describe('a text that is too long', () => {
  it('ends after a whole word with an ellipsis', () => {
    expect(shorten('een twee drie vier', 14)).toBe('een twee drie…')
    expect(shorten('een twee', 8)).toBe('een twee')
  })

  it('never exceeds its limit and never splits a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 2, max: 140 }), (given, limit) => {
        const short = shorten(given, limit)
        expect(short.length).toBeLessThanOrEqual(limit)
        expect(short).not.toMatch(/\p{Cs}/u)
      }),
    )
  })
})
