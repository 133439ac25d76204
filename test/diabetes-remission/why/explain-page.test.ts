import { expect, it } from 'vitest'
import { z } from 'zod'
import { explanationSchema } from '../../../src/why/explanation.ts'
import { textOf } from '../../docs/table.ts'
import { missable } from './reasons.ts'
import { notForThem, results } from './results.ts'

const page = textOf('docs/explain.md')
const named = new Set([...page.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.split(/[ ,]+/)))

/** Every member and every code of a closed set that a JSON schema has, at any depth. */
function wordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {}, enum: codes = [] } = schema as { properties?: object; enum?: readonly unknown[] }
  const own = [...Object.keys(properties), ...codes.filter((code) => typeof code === 'string')]
  return [...own, ...Object.values(schema).flatMap(wordsOf)]
}

it('the page tells every member and code of an explanation', () => {
  // A card is as CDS Hooks has it.
  const { cards: _, ...own } = explanationSchema.unwrap().shape
  const words = wordsOf(z.toJSONSchema(z.object(own)))
  expect(words).toContain('superseded')
  expect(words.filter((word) => !named.has(word))).toEqual([])
})

it.each(Object.entries(results))('the page tells every member and code of the result of %s', (rule, result) => {
  const row = page.split('\n').find((line) => line.startsWith(`| \`${rule}\` |`)) ?? ''
  const words = wordsOf(z.toJSONSchema(result))
  expect(words.length).toBeGreaterThan(1)
  expect(words.filter((word) => !row.includes(`\`${word}\``))).toEqual([])
})

it('the page tells why a service does not apply, and what can be missing', () => {
  expect([...notForThem, ...missable].filter((word) => !named.has(word))).toEqual([])
})
