import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle, Resource } from 'fhir/r4.js'
import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { describe, expect, it } from 'vitest'
import { compileWalk } from '../../src/fhir/path.ts'
import type { ViewDefinition } from '../../src/fhir/view.ts'
import { knowledgeRoot, packageRoot } from '../../src/knowledge/files/root.ts'

const folder = join(packageRoot(), 'fhir-fixtures', 'patients')
const resources = readdirSync(folder).flatMap((file) =>
  (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Bundle).entry?.flatMap(({ resource }) => resource ?? []),
)
const views = readdirSync(join(knowledgeRoot(), 'views')).map(
  (file) => JSON.parse(readFileSync(join(knowledgeRoot(), 'views', file), 'utf8')) as ViewDefinition,
)

describe('a path that is walked directly finds what fhirpath.js finds', () => {
  const columns = views.flatMap(({ resource, select }) =>
    select.flatMap(({ forEach, column }) =>
      column.map(({ path }) => ({ resource, base: forEach ? `${resource}.${forEach}` : resource, forEach, path })),
    ),
  )
  const walked = columns.filter(({ base, path }) => compileWalk(base, path))

  it('is most of what views have', () => {
    expect(walked.length).toBeGreaterThan(columns.length / 2)
  })

  it.each(walked)('$base: $path', ({ resource, base, forEach, path }) => {
    const walk = compileWalk(base, path)
    const evaluate = fhirpath.compile({ base, expression: path }, r4, { async: false })
    for (const each of resources) {
      if (each?.resourceType !== resource) continue
      for (const input of inputs(each, forEach)) expect(walk?.(input)).toEqual(evaluate(input))
    }
  })
})

describe('a path that is more than names', () => {
  it.each(['code | coding.first()', 'coding.first()', "name.where(use = 'official')", 'code.', ''])(
    '%s is left to fhirpath.js',
    (path) => expect(compileWalk('Observation', path)).toBeNull(),
  )
})

describe('an element of the wrong shape', () => {
  it.each([{ code: 'text' }, { code: [null, 3] }, { code: null }, 7, null])('%j is walked past', (input) =>
    expect(compileWalk('Observation', 'code.coding.display')?.(input)).toEqual([]),
  )
})

function inputs(resource: Resource, forEach: string | undefined): readonly unknown[] {
  return forEach ? ((resource as unknown as Record<string, unknown[]>)[forEach] ?? []) : [resource]
}
