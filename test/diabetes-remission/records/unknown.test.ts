import fc from 'fast-check'
import type { Resource } from 'fhir/r4.js'
import { describe, expect, it, vi } from 'vitest'
import { lexiconOf } from '../../../src/patient/compiled-codes.ts'
import { classify } from '../../../src/patient/medication/product.ts'
import { people, type Someone, some, someone, takes } from '../../properties/people.ts'
import { answered, knowledge, why } from '../service.ts'

vi.setConfig({ testTimeout: 300_000 })

/** Without the cards, which may hand on a whole resource, and without the name of a drug, which is shown as the record has it. */
const decided = (who: Someone, resources: readonly Resource[]) =>
  JSON.parse(
    JSON.stringify(answered(why(resources, who)).decisions, (key, value) => (key === 'drug' ? undefined : value)),
  )
const asTheyAre = new Map(people.map((who) => [who, decided(who, who.resources)]))

const unknown = { system: 'https://his.example/fhir/CodeSystem/eigen', code: 'ZZ-1', display: 'eigen begrip' }
const extension = { url: 'https://his.example/fhir/StructureDefinition/eigen', valueString: 'eigen gegeven' }
const strangers = [
  { resourceType: 'Basic', id: 'eigen', code: { coding: [unknown] } },
  { resourceType: 'Observation', id: 'eigen', status: 'final', code: { coding: [unknown], text: 'eigen bepaling' } },
  { resourceType: 'AdverseEvent', actuality: 'actual' },
] as unknown as readonly Resource[]

/** With a code that we do not know before or after those of every concept, and an extension everywhere. */
function withUnknown(value: unknown, before: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => withUnknown(each, before))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([key, part]) => {
    const made = withUnknown(part, before)
    if (key !== 'coding' || !Array.isArray(made) || made.length === 0) return [key, made]
    return [key, before ? [unknown, ...made] : [...made, unknown]]
  })
  const known: readonly unknown[] = 'extension' in value && Array.isArray(value.extension) ? value.extension : []
  return { ...Object.fromEntries(parts), extension: [...known, extension] }
}

/** With words that say nothing to us in the place of those of every code. */
function withOwnWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOwnWords)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withOwnWords(part)]))
  return 'system' in value && 'code' in value && !('value' in value) ? { ...parts, display: 'eigen woorden' } : parts
}

describe('what we do not know changes nothing of what we do', () => {
  it.each([true, false])('codings and extensions (before those that we know: %s)', (before) => {
    fc.assert(
      fc.property(someone, some, (who, mask) => {
        const resources = who.resources.map((each, at) =>
          takes(mask, at) ? (withUnknown(each, before) as Resource) : each,
        )
        expect(decided(who, resources)).toEqual(asTheyAre.get(who))
      }),
      { numRuns: 300 },
    )
  })

  it('displays', () => {
    for (const who of people) {
      const resources = who.resources.map((each) => withOwnWords(each) as Resource)
      expect(resources).not.toEqual(who.resources)
      expect(decided(who, resources)).toEqual(asTheyAre.get(who))
    }
  })

  it('resources', () => {
    for (const who of people) expect(decided(who, [...who.resources, ...strangers])).toEqual(asTheyAre.get(who))
  })
})

describe('a drug of which a code is taken away', () => {
  const groups = [...knowledge.codes.medications.groups.values()]
  const isInGroup = (classes: readonly string[]) =>
    classes.some((name) => groups.some((group) => group.classes.has(name)))
  const lowering = knowledge.codes.medications.products.filter(({ classes }) => isInGroup(classes))
  const uri = (alias: string) => knowledge.codes.systems.get(alias)?.[0] ?? alias

  it('is of the group as long as it may be', () => {
    expect(lowering.length).toBeGreaterThan(100)
    for (const { system, code } of lowering) {
      const known = { system: uri(system), code }
      expect([code, isInGroup(classify([known, unknown], [], knowledge).careful)]).toEqual([code, true])
      expect([code, isInGroup(classify([unknown], [], knowledge).careful)]).toEqual([code, true])
      expect([code, isInGroup(classify([], [], knowledge).careful)]).toEqual([code, true])
    }
  })

  it('is of its class where its name stays', () => {
    const { rows } = lexiconOf(knowledge).drugs.stems
    expect(rows.size).toBeGreaterThan(50)
    for (const [name, { classes }] of rows)
      expect([name, classify([unknown], [`${name}xyz 10 mg`], knowledge).careful]).toEqual([name, classes])
  })
})
