import { describe, expect, it } from 'vitest'
import { Template } from '../../src/template/template.ts'
import { given, ours, TemplateFault, type View } from '../../src/template/words.ts'

const inert = (data: string) => data.replace(/[<{]/g, '?')
const drug = (name: string, code: string) => ({ name: given(name), code: ours(code) })
const view: View = {
  bmi: { ...ours('32,1 kg/m2', 32.1), value: ours('32,1', 32.1), date: ours('23-10-2026', '2026-10-23') },
  band: ours('klein', 'small'),
  none: null,
  yes: true,
  no: false,
  empty: [],
  codes: [ours('nieren', 'kidney'), ours('hart', 'heart')],
  drugs: [drug('a', 'x'), drug('b<', 'y')],
  parts: { inside: ours('binnen') },
}

function filled(text: string): string {
  return new Template(text).fill(view, inert)
}

describe('a text', () => {
  it.each([
    ['nothing to fill', 'nothing to fill'],
    ['{{bmi}} on {{bmi.date}}', '32,1 kg/m2 on 23-10-2026'],
    ['{{#if bmi}}{{bmi.value}}{{else}}no{{/if}}{{#if none}}x{{else if yes}}, yes{{/if}}', '32,1, yes'],
    ['{{#if empty}}x{{/if}}{{#unless empty}}none{{/unless}}{{#unless codes}}x{{else}}, some{{/unless}}', 'none, some'],
    ['{{#if no}}x{{/if}}{{#if yes}}yes{{/if}}', 'yes'],
    ['{{join codes}}; {{join codes " en "}}; {{join empty}}', 'nieren, hart; nieren en hart; '],
    ['{{#each drugs}}{{@number}} {{name}}{{#unless @last}}, {{/unless}}{{/each}}', '1 a, 2 b?'],
    [
      '{{#each drugs}}{{#if @first}}{{name}} {{../band}}{{/if}}{{/each}}{{#each empty}}x{{else}}, none{{/each}}',
      'a klein, none',
    ],
    ['{{#each drugs as |one|}}{{#with ../parts}}{{inside}} {{one.name}}.{{/with}}{{/each}}', 'binnen a.binnen b?.'],
    ['{{#each codes}}{{this}};{{/each}}{{#with none}}x{{else}} not{{/with}}', 'nieren;hart; not'],
    ['{{#if (is band "small")}}1{{/if}}{{#if (is none "small")}}2{{/if}}{{#if (is band "kidney")}}3{{/if}}', '1'],
    [
      '{{#if (has codes "heart")}}1{{/if}}{{#if (has empty "heart")}}2{{/if}}{{#unless (has codes "x")}}3{{/unless}}',
      '13',
    ],
    ['{{!-- said to nobody --}}{{parts.inside}}', 'binnen'],
    ['a\n{{#if yes}}\nb\n{{/if}}\nc\n', 'a\nb\nc\n'],
  ])('%j is %j', (text, is) => expect(filled(text)).toBe(is))

  it.each([
    ['{{hba1c}}', 'hba1c'],
    ['{{#if hba1c}}x{{/if}}', 'hba1c'],
    ['{{#unless hba1c}}x{{/unless}}', 'hba1c'],
    ['{{#each hba1c}}x{{/each}}', 'hba1c'],
    ['{{#with hba1c}}x{{/with}}', 'hba1c'],
    ['{{join hba1c}}', 'hba1c'],
    ['{{#if (is hba1c "x")}}x{{/if}}', 'hba1c'],
    ['{{#if (has hba1c "x")}}x{{/if}}', 'hba1c'],
    ['{{bmi.day}}', 'day'],
    ['{{none.date}}', 'date'],
    ['{{#each drugs}}{{band}}{{/each}}', 'band'],
    ['{{@last}}', 'last'],
  ])('is never empty for what the view does not have, as in %s: that is a fault which names it', (text, name) => {
    expect(() => filled(text)).toThrow(TemplateFault)
    expect(() => filled(text)).toThrow(`: "${name}" not defined in `)
  })

  it.each(['{{none}}', '{{yes}}', '{{parts}}', '{{codes}}', '{{join band}}', '{{join drugs}}', '{{bmi.raw}}'])(
    'has no words for %s: that is a fault',
    (text) => expect(() => filled(text)).toThrow(/the view has no/),
  )

  it.each([
    '{{constructor}}',
    '{{bmi.constructor}}',
    '{{#with constructor}}x{{/with}}',
    '{{#if __proto__}}x{{/if}}',
    '{{toString}}',
  ])('does not reach what every object has: %s', (text) => expect(() => filled(text)).toThrow(TemplateFault))

  it('makes data inert and leaves our own words alone, and never reads data as a text', () => {
    const said = { mine: ours('a < {b}'), theirs: given('{{mine}} <b>'), list: [given('<'), given('\u200b')] }
    const nothing = (data: string) => inert(data).replace('\u200b', '')
    const text = new Template('{{mine}} | {{theirs}} | {{join list}}')
    expect(text.fill(said, nothing)).toBe('a < {b} | ??mine}} ?b> | ?, ?')
  })

  it('shares no helper with other users of Handlebars', async () => {
    const { default: shared } = await import('handlebars')
    shared.registerHelper('join', () => 'theirs')
    expect(filled('{{join codes}}')).toBe('nieren, hart')
  })
})

describe('a text that is one hole', () => {
  it('gives the data itself: a number, a code, a day, yes or no', () => {
    const data = (text: string) => new Template(text).data(view)
    expect(['{{bmi}}', '{{band}}', '{{bmi.date}}', '{{no}}'].map(data)).toEqual([32.1, 'small', '2026-10-23', false])
    expect(() => data('{{other}}')).toThrow('{{other}}: the view has no value of that name')
    expect(() => data('{{none.date}}')).toThrow(TemplateFault)
  })

  it('is one only when nothing stands around it', () => {
    expect(['{{bmi}}', ' {{bmi}}', '{{#if yes}}{{bmi}}{{/if}}', 'x'].map((text) => new Template(text).isHole)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
