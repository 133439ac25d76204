import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate, TemplateError } from '../../src/template/parse.ts'
import { Template } from '../../src/template/template.ts'
import { ours, TemplateFault } from '../../src/template/words.ts'

function faultOf(text: string): string {
  try {
    parseTemplate(text)
    return 'none'
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    const before = text.slice(0, error.offset).split('\n')
    return `${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${error.message}`
  }
}

describe('what a text may not have is told with its place', () => {
  it.each([
    ['a {{{b}}}', '1:3 {{{b}}} would show'],
    ['a {{&b}}', '1:3 {{{b}}} would show'],
    ['a\n{{> b}}', '2:1 only holes'],
    ['{{#> b}}{{/b}}', '1:1 only holes'],
    ['{{#* inline "b"}}{{/inline}}', '1:1 only holes'],
    ['{{* b}}', '1:1 only holes'],
    ['{{{{b}}}} {{x}} {{{{/b}}}}', '1:1 {{#b}} opens nothing'],
    ['{{#b}}{{/b}}', '1:1 {{#b}} opens nothing'],
    ['{{^b}}{{/b}}', '1:1 {{#b}} opens nothing'],
    ['{{#if}}{{/if}}', '1:1 "if" takes one thing'],
    ['{{#if a b}}{{/if}}', '1:1 "if" takes one thing'],
    ['{{#if a x=b}}{{/if}}', '1:1 nothing with ='],
    ['{{#each a as |b c|}}{{/each}}', '1:1 only one name'],
    ['{{#each (is a "b")}}{{/each}}', '1:9 the name of a value'],
    ['{{#if (is a b)}}{{/if}}', '1:13 words or a code in quotes'],
    ['{{#if (is a)}}{{/if}}', '1:7 "is" takes a name and a code'],
    ['{{#if (or a b)}}{{/if}}', '1:7 there is no test "or"'],
    ['{{#if "a"}}{{/if}}', '1:7 the name of a value'],
    ['{{is a "b"}}', '1:1 there is no helper "is"'],
    ['{{a b}}', '1:1 there is no helper "a"'],
    ['{{join}}', '1:1 "join" takes a list'],
    ['{{join a 1}}', '1:10 words or a code in quotes'],
    ['{{5}}', '1:3 the name of a value'],
    ['{{[a b]}}', '1:3 "a b" is no name'],
    ['{{a}} {{b', '1:9 the Handlebars text is broken'],
    ['x\n\n {{#if a}}b', '3:12 the Handlebars text is broken'],
    ['x\n {{#if a}}b{{/each}}', "2:5 the Handlebars text is broken: if doesn't match each"],
    ['{{a/../b}}', '1:3 the Handlebars text is broken: Invalid path: a/..'],
  ])('%j: %s', (text, told) => expect(faultOf(text).slice(0, told.length)).toBe(told))
})

it('takes what is written otherwise for the same', () => {
  for (const text of [
    '{{#if a}}{{^}}b{{/if}}',
    '{{^if a}}b{{/if}}',
    '{{~#if a~}} b {{~/if~}}',
    '{{this.a}}{{./a}}',
    '{{! x }}',
  ])
    expect(faultOf(text), text).toBe('none')
})

it('whatever stands in a text, it is told at load or can be filled; nothing else goes wrong', () => {
  const words = [
    '{{',
    '}}',
    '{{{',
    '}}}',
    '#',
    '/',
    '^',
    '>',
    '*',
    '&',
    '~',
    '!',
    'if',
    'each',
    'with',
    'join',
    'is',
    'else',
    'a',
    'b.c',
  ]
  const others = [
    '../',
    '@last',
    '@root',
    'this',
    '(',
    ')',
    '"x"',
    '=',
    '|',
    ' as ',
    ' ',
    '\n',
    '{{#if a}}',
    '{{/if}}',
    '{{a}}',
    '{{else}}',
  ]
  const view = { a: ours('x'), b: { c: [ours('y')] } }
  const texts = fc.array(fc.constantFrom(...words, ...others), { maxLength: 14 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      try {
        expect(typeof new Template(text).fill(view, String)).toBe('string')
      } catch (error) {
        if (!(error instanceof TemplateError || error instanceof TemplateFault)) throw error
      }
    }),
    { numRuns: 5000 },
  )
})
