import type { Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { compileView, type ViewDefinition } from '../../src/fhir/view.ts'
import { everything } from '../properties/everything.ts'
import { knowledge } from '../why.ts'

const definitions = [...knowledge.views.values()] as readonly ViewDefinition[]
const paths = definitions.flatMap((definition) =>
  definition.select.flatMap(({ forEach, column }) =>
    column.map(({ name }) => [definition.resource, forEach ?? '', name]),
  ),
)
const views = new Map(definitions.map((definition) => [definition.resource, compileView(definition)]))

/** What no example patient has: orders that are being written, tasks, and what few records tell. */
const others = [
  {
    resourceType: 'MedicationRequest',
    basedOn: [{ reference: 'MedicationRequest/x' }],
    dosageInstruction: [{ doseAndRate: [{ doseRange: { high: { value: 2, unit: 'mg', code: 'mg' } } }] }],
  },
  {
    resourceType: 'NutritionOrder',
    id: 'x',
    modifierExtension: [{ url: 'urn:x' }],
    status: 'draft',
    intent: 'order',
    oralDiet: { type: [{ coding: [{ code: 'x' }], text: 'x' }] },
  },
  {
    resourceType: 'Patient',
    communication: [{ preferred: true, language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'nl' }], text: 'nl' } }],
  },
  {
    resourceType: 'Task',
    id: 'x',
    for: { reference: 'Patient/x' },
    modifierExtension: [{ url: 'urn:x' }],
    status: 'completed',
    authoredOn: '2026-01-01',
    lastModified: '2026-01-02',
    executionPeriod: { end: '2026-01-02' },
    code: { text: 'x' },
  },
  { resourceType: 'Goal', target: [{ measure: { coding: [{ code: 'x' }] } }] },
  { resourceType: 'Condition', note: [{ text: 'x' }] },
] as unknown as Resource[]

/** Also those that are contained in others. */
const resources = [...everything, ...others].flatMap((resource) => [
  resource,
  ...((resource as { contained?: Resource[] }).contained ?? []),
])

describe('a view reads what a resource has', () => {
  it.each(paths)('%s %s %s', (type = '', forEach = '', name = '') => {
    const rows = resources
      .filter(({ resourceType }) => resourceType === type)
      .flatMap((resource) => views.get(type)?.(resource) ?? [])
      .flatMap((row) => (forEach ? row.each(forEach) : [row]))
    expect(rows.flatMap((row) => row.all(name)).length).toBeGreaterThan(0)
  })
})

const small: ViewDefinition = {
  resourceType: 'ViewDefinition',
  resource: 'Observation',
  select: [
    {
      column: [
        { name: 'status', path: 'status' },
        { name: 'value', path: 'value.ofType(Quantity).value' },
        { name: 'first', path: "category.coding.where(code = 'x').display.first()" },
        { name: 'doubled', path: 'value.ofType(Quantity).value * 2' },
      ],
    },
    { forEach: 'component', column: [{ name: 'value', path: 'value.ofType(Quantity).value' }] },
  ],
}

describe('a row', () => {
  const row = (fields: object) => compileView(small)({ resourceType: 'Observation', ...fields } as Resource)

  it('has the columns of its view, and says so of others', () => {
    expect([row({}).has('status'), row({}).has('subject')]).toEqual([true, false])
    expect(() => row({}).one('subject')).toThrow('the view has no column "subject"')
    expect(() => row({}).each('subject')).toThrow('the view has no forEach "subject"')
  })

  it('gives the first value, all values, and text only where it is text', () => {
    expect(row({ status: 'final' }).one('status')).toBe('final')
    expect(row({ status: 'final' }).text('status')).toBe('final')
    expect(row({ status: 5 }).text('status')).toBeUndefined()
    expect(row({ status: ['a', 'b'] }).all('status')).toEqual(['a', 'b'])
    expect(row({}).one('status')).toBeUndefined()
    expect(row({ status: null }).all('status')).toEqual([])
  })

  it('gives the elements of a list, each as a row of its own', () => {
    const parts = [{ valueQuantity: { value: 1 } }, { valueQuantity: { value: 2 } }]
    const rows = row({ component: parts }).each('component')
    expect(rows.map((each) => each.one('value'))).toEqual([1, 2])
    expect(rows.map(({ element }) => element)).toEqual(parts)
    expect(row({ component: null }).each('component')).toEqual([])
  })

  it.each([
    { valueQuantity: 5 },
    { valueQuantity: 'x', category: 5 },
    { valueQuantity: { value: {} }, category: { coding: 'x' } },
    { valueQuantity: { value: '5' }, category: [[null]] },
    { valueQuantity: [{ value: 1 }, { value: 2 }], category: [{ coding: [5, { code: {} }] }] },
    { category: { coding: { code: { toString: null }, display: 1.5 } } },
  ])('has nothing where data are not shaped as FHIR is, and does not throw: %j', (fields) => {
    for (const name of ['status', 'value', 'first', 'doubled']) expect(() => row(fields).all(name)).not.toThrow()
  })
})

it('a path that does not compile is told with what it starts from', () => {
  const broken = { ...small, select: [{ column: [{ name: 'x', path: 'value.ofType(' }] }] }
  expect(() => compileView(broken)).toThrow('Observation: the path "value.ofType(" does not compile')
})
