import { expect, it } from 'vitest'
import { hashOf } from '../../src/knowledge/hash.ts'

const texts = [
  ['codes/units.yaml', 'a'],
  ['demo/rule.ts', 'b'],
] as const

it('is the same for the same files', () => expect(hashOf(texts)).toBe(hashOf([...texts])))

it('changes with every text, name and division of text over files', () => {
  const others = [
    [
      ['codes/units.yaml', 'a'],
      ['demo/rule.ts', 'c'],
    ],
    [
      ['codes/units.yaml', 'a'],
      ['demo/rules.ts', 'b'],
    ],
    [['codes/units.yaml', 'a']],
    [['codes/units.yaml', 'a\0demo/rule.ts\0b']],
  ] as const
  expect(new Set([texts, ...others].map(hashOf)).size).toBe(5)
})

it('does not change with what decides nothing', () => {
  const others = ['README.md', 'cases.md', 'case-words.yaml', 'demo/usual-case.yaml', 'demo/rules/sugar/cases.yaml']
  expect(hashOf([...texts, ...others.map((path) => [path, 'x'] as const)])).toBe(hashOf(texts))
})
