import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inMarkdown, inPlainText, shorten } from '../../src/engine/inert.ts'
import { type Presented, present } from '../../src/engine/present.ts'
import type { Shown } from '../../src/engine/rule.ts'
import { data, fill, type View } from '../../src/engine/template.ts'
import type { Language, Text } from '../../src/knowledge/knowledge.ts'
import { reading } from './readings.ts'

const terms = new Map<string, Text>([
  ['metformin', { nl: 'metformine', en: 'metformin' }],
  ['cautions.kidney', { nl: 'let op de nieren', en: 'mind the kidneys' }],
  ['kidney', { nl: 'nieren', en: 'kidneys' }],
  ['comparator.<', { nl: 'minder dan', en: 'less than' }],
])

function said(template: string, view: Record<string, Shown>, language: Language = 'nl'): string {
  return fill(template, present(view, '', { language, terms }) as Exclude<Presented, null> as View, inMarkdown)
}

describe('words', () => {
  it.each([
    ['{{r}} op {{r.date}}', '8,0 mmol/L op 01-02-2026', '8.0 mmol/L op 1 February 2026'],
    ['{{less}}', 'minder dan 20 mmol/mol', 'less than 20 mmol/mol'],
    ['{{less.value}}|{{less.unit}}', 'minder dan 20|mmol/mol', 'less than 20|mmol/mol'],
    ['{{n}} {{whole}} {{day}}', '10,4 2 23-10-2026', '10.4 2 23 October 2026'],
    ['{{t}}', 'ja', 'yes'],
    ['{{code}}', 'metformine', 'metformin'],
    ['{{#cautions}}{{.}}{{/cautions}}, {{kidney}}', 'let op de nieren, nieren', 'mind the kidneys, kidneys'],
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

  it('cut a number, so that a value under a limit never reads as the limit', () => {
    expect(said('{{a}} {{b}} {{c}}', { a: 5.97, b: -4.99, c: 0.05 })).toBe('5,9 -4,9 0')
  })

  it('say where an item stands in its list', () => {
    const list = '{{#a}}{{number}}{{#first}} eerst{{/first}} {{.}}{{#more}}, {{/more}}{{/a}}{{^a}}niets{{/a}}'
    expect(said(list, { a: ['x', 'metformin', 'y'] })).toBe('1 eerst x, 2 metformine, 3 y')
    expect(said(list, { a: [] })).toBe('niets')
  })

  it('open a section for a code, a truth or a value, and none for null or a code that is not there', () => {
    const view = { code: 'metformin', yes: true, no: false, none: null, is: { a: true } }
    expect(said('{{#code.is.metformin}}m{{/code.is.metformin}}{{#code.is.sglt2}}s{{/code.is.sglt2}}', view)).toBe('m')
    expect(
      said('{{#yes}}1{{/yes}}{{#no}}2{{/no}}{{^none}}3{{/none}}{{#is.a}}4{{/is.a}}{{#is.b}}5{{/is.b}}', view),
    ).toBe('134')
  })
})

describe('a template', () => {
  it.each([
    ['{{hba1c}}', 'the view has no "hba1c"'],
    ['{{#hba1c}}x{{/hba1c}}', 'the view has no "hba1c"'],
    ['{{none}}', 'no words'],
    ['{{object}}', 'no words'],
    ['{{yes}}', 'no words'],
    ['{{object.b}}', 'no words'],
    ['{{{name}}}', 'lets mark-up through'],
    ['{{&name}}', 'lets mark-up through'],
  ])('with %s is a fault: %s', (template, message) => {
    const view = { none: null, object: { a: 'x' }, yes: true, name: 'x' }
    expect(() => said(template, view)).toThrow(message)
  })

  it('gives data as data: a number, a code, a day', () => {
    const view = present({ n: 93.6, code: 'metformin', day: '2026-10-23', yes: true }, '', {
      language: 'nl',
      terms,
    }) as View
    expect(['n', 'code', 'day', 'yes'].map((name) => data(name, view))).toEqual([93.6, 'metformin', '2026-10-23', true])
    expect(() => data('other', view)).toThrow('the view has no "other"')
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
