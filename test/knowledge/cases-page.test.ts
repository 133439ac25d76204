import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Case, caseIn } from '../../src/knowledge/cases/case.ts'
import { answerOf, expectationOf } from '../../src/knowledge/cases/expectation.ts'
import { knowledgeRoot } from '../../src/knowledge/files/root.ts'
import { loadWithCases } from '../../src/knowledge/load.ts'
import { serviceId } from '../shipped.ts'

const { knowledge, cases } = await loadWithCases()
const service = knowledge.services.get(serviceId)
const [rule] = service?.rules ?? []
if (!service || !rule) throw new Error('no rule to read a case of')
const concept = 'exclusions'
const { result: held = [] } = knowledge.concepts.find(({ name }) => name === concept)?.concept ?? {}
/** What may be expected of a rule, and of a concept. */
const expected = z.strictObject({
  [rule.name]: expectationOf(rule, service).exactOptional(),
  [concept]: answerOf(held).exactOptional(),
})
const schema = caseIn(cases.vocabulary, expected as z.ZodType<Case['expect']>, {
  asked: ['Procedure'],
  bringsOrders: true,
  bringsConditions: true,
})

/** Heading of a table -> where its words stand in a case, and a case around one of them. */
const sections: Readonly<Record<string, readonly [at: string, around: (word: object) => object]>> = {
  'A case': ['', (word) => word],
  'The person': ['patient', (word) => ({ patient: word })],
  'A condition': ['patient.conditions.*', (word) => ({ patient: { conditions: { retinopathy: word } } })],
  'A procedure': ['patient.procedures.*', (word) => ({ patient: { procedures: { 'red-cell-transfusion': word } } })],
  'A drug': ['patient.drugs.*', (word) => ({ patient: { drugs: { [drugOf(word)]: word } } })],
  'A supply': ['patient.supplies.*', (word) => ({ patient: { supplies: { [drugOf(word)]: word } } })],
  'A programme': ['patient.programmes.*', (word) => ({ patient: { programmes: { [programmeOf(word)]: word } } })],
  'A referral': ['patient.referrals.*', (word) => ({ patient: { referrals: { [programmeOf(word)]: word } } })],
  'A request': ['patient.requests.*', (word) => ({ patient: { requests: { hba1c: word } } })],
  'A finding': ['patient.findings.*', (word) => ({ patient: { findings: { [findingOf(word)]: word } } })],
  'A measured value': [
    'patient.<measure>.*',
    (word) => ({ patient: { systolic: { '2026-10-01': { value: 130, ...word } } } }),
  ],
  'A resource': ['patient.resources.*', (word) => ({ patient: { resources: [word] } })],
  'An order for a drug': ['orders.*', (word) => ({ orders: { [drugOf(word)]: word } })],
  'An order for a programme': ['programmeOrders.*', (word) => ({ programmeOrders: { [programmeOf(word)]: word } })],
  'A whole draft': ['drafts.*', (word) => ({ drafts: [word] })],
  'A condition that was added': ['added.*', (word) => ({ added: { retinopathy: word } })],
  'The site': ['site', (word) => ({ site: word })],
  'What is expected of a rule': ['expect.<rule>', (word) => ({ expect: { [rule.name]: word } })],
  'What is expected of a concept': ['expect.<concept>', (word) => ({ expect: { [concept]: word } })],
  'What "why?" should tell': ['why', (word) => ({ why: word })],
  'A programme in "why?"': [
    'why.programmes.*',
    (word) => ({ why: { programmes: { gli: { fits: true, met: [], failed: [], unknown: [], ...word } } } }),
  ],
}
const drugOf = (word: object) => ('unlisted' in word ? 'something' : 'metformine')
const programmeOf = (word: object) => ('unlisted' in word ? 'something' : 'GLI')
const findingOf = (word: object) => ('code' in word ? 'foot-exam' : 'fundus-exam')

interface Row {
  readonly word: string
  readonly says: string
  readonly example: string
}
const page = readFileSync(join(knowledgeRoot(), 'cases.md'), 'utf8')
const tables = new Map(
  page.split(/^#+ /m).flatMap((section): (readonly [string, readonly Row[]])[] => {
    const rows = [...section.matchAll(/^\| `(.+?)` \| (.+?) \| `(.+)` \|$/gm)]
    const [heading = ''] = section.split('\n')
    return rows.length > 0
      ? [[heading, rows.map(([, word = '', says = '', example = '']) => ({ word, says, example }))]]
      : []
  }),
)
const read = wordsIn(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))

describe('cds-services/cases.md has every word that is read, and no other', () => {
  it('has a table for each place where words stand', () => {
    expect([...tables.keys()].sort()).toEqual(Object.keys(sections).sort())
    expect([...read.keys()].sort()).toEqual(
      Object.values(sections)
        .map(([at]) => at)
        .sort(),
    )
  })

  it.each(Object.entries(sections))('%s', (heading, [at, around]) => {
    const rows = tables.get(heading) ?? []
    expect(Object.fromEntries(rows.map(({ word, says }) => [word, says]))).toEqual(read.get(at))
    for (const { word, example } of rows) {
      const told = parse(example, { schema: 'core' }) as object
      expect(Object.keys(told)).toEqual([word])
      const whole = { name: 'one', patient: {}, expect: { [rule.name]: { outcome: 'missing' } }, ...around(told) }
      expect(schema.safeParse(whole).error?.issues ?? [], example).toEqual([])
    }
  })
})

interface Node {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: Node | boolean
  readonly anyOf?: readonly Node[]
  readonly items?: Node
}

/** Where words stand in a case -> each word with what it says. Measures, rules and what their results hold are words of the knowledge. */
function wordsIn(schema: object): ReadonlyMap<string, Readonly<Record<string, string | undefined>>> {
  const found = new Map<string, Record<string, string | undefined>>()
  const visit = (node: Node | boolean | undefined, at: readonly string[]): void => {
    if (typeof node !== 'object') return
    for (const [name, each] of Object.entries(node.properties ?? {})) {
      const isOwn = at[0] === 'expect' ? at.length > 1 : at[0] !== 'patient' || !cases.vocabulary.measured.has(name)
      const kind = at[0] !== 'expect' ? '<measure>' : name === concept ? '<concept>' : '<rule>'
      const place = at.join('.')
      if (isOwn) found.set(place, { ...found.get(place), [name]: each.description })
      if (at[0] !== 'expect' || name !== 'result') visit(each, [...at, isOwn ? name : kind])
    }
    visit(node.additionalProperties, [...at, '*'])
    visit(node.items, [...at, '*'])
    for (const each of node.anyOf ?? []) visit(each, at)
  }
  visit(schema, [])
  return found
}
