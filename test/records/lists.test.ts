import { readdirSync, readFileSync } from 'node:fs'
import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readStatement } from '../../src/patient/medication/statement.ts'
import { contextOf, knowledge } from '../patient/medication/medication.ts'

interface List {
  readonly list: string
  readonly lines: Readonly<Record<string, string>>
}

const folder = new URL('./lists/', import.meta.url)
const files = readdirSync(folder).map((file): [string, readonly List[]] => [
  file.replace('.yaml', ''),
  parse(readFileSync(new URL(file, folder), 'utf8')),
])

/** A line as a list of medication has it: a text, and after `#` a code with its system, by alias or in full; `?` is no text. */
function taken(line: string): Resource {
  const [text = '', coded] = line.split(/ ?#(?=[a-z]\S+ \S+$)/)
  const [alias = '', code] = coded?.split(' ') ?? []
  const coding = code ? { coding: [{ system: knowledge.codes.systems.get(alias)?.[0] ?? alias, code }] } : {}
  return {
    resourceType: 'MedicationStatement',
    id: 'line',
    status: 'active',
    subject: { reference: 'Patient/p1' },
    medicationCodeableConcept: { ...(text === '?' ? {} : { text }), ...coding },
  } as Resource
}

/** The classes that are understood, in the words of the lists. */
function understood(line: string): readonly string[] {
  const { product } = readStatement(taken(line), knowledge, contextOf('2026-11-22'))
  const sure = product.careful.filter((name) => product.classes.includes(name))
  const careful = product.careful.filter((name) => !product.classes.includes(name)).map((name) => `${name}?`)
  return [...sure, ...careful].sort()
}

describe('100 lists of medication, every line of them', () => {
  it('are there', () => {
    const lists = files.flatMap(([, lists]) => lists)
    expect(lists).toHaveLength(100)
    expect(lists.flatMap(({ lines }) => Object.keys(lines)).length).toBeGreaterThan(600)
  })

  it.each(files)('%s', (_file, lists) => {
    for (const { list, lines } of lists) {
      const wanted = Object.entries(lines).map(([line, classes]) => [
        line,
        classes === 'none' ? [] : classes.split(' ').sort(),
      ])
      const read = Object.keys(lines).map((line) => [line, understood(line)])
      expect({ list, lines: Object.fromEntries(read) }).toEqual({ list, lines: Object.fromEntries(wanted) })
    }
  })
})
