import fhirpath from 'fhirpath'
import r4 from 'fhirpath/fhir-context/r4'
import { z } from 'zod'
import type { Folder } from '../files/folder.ts'
import { words } from '../files/text.ts'
import { isResourceType, misspelt } from './element.ts'

const column = z.strictObject({ name: words, path: words, collection: z.boolean().exactOptional() })
const part = z.strictObject({ forEach: words.exactOptional(), column: z.array(column).min(1) })
const view = z.looseObject({
  resourceType: z.literal('ViewDefinition'),
  resource: z.string().refine(isResourceType, 'the resource is no FHIR R4 resource type: mend its name'),
  select: z.array(part).min(1),
})

/** The ViewDefinitions of `views/` by resource type: JSON, every path compiles and names elements that R4 has. */
export function loadViews(folder: Folder): Map<string, unknown> {
  const views = new Map<string, unknown>()
  for (const path of folder.files('views').filter((file) => file.endsWith('.json'))) {
    const file = folder.yaml(path)
    const error = errorOf(() => JSON.parse(folder.text(path) ?? ''))
    if (error && file.content !== undefined) file.fault([], `${error}: mend the JSON`)
    const definition = file.read(view)
    if (error || !definition) continue
    const { resource, select } = definition
    if (views.has(resource))
      file.fault(['resource'], `another view reads ${resource} already: one view per resource type`)
    views.set(resource, file.content)
    for (const [index, { forEach, column: columns }] of select.entries()) {
      const names = new Set<string>()
      if (forEach) check(resource, forEach, (message) => file.fault(['select', index, 'forEach'], message))
      for (const [row, { name, path: expression }] of columns.entries()) {
        const at = ['select', index, 'column', row]
        const base = forEach ? `${resource}.${forEach}` : resource
        check(base, expression, (message) => file.fault([...at, 'path'], message))
        if (names.has(name)) file.fault([...at, 'name'], `the column "${name}" stands here twice: rename one`)
        names.add(name)
      }
    }
  }
  return views
}

function check(base: string, expression: string, fault: (message: string) => void): void {
  const error = errorOf(() => fhirpath.compile({ base, expression }, r4))
  if (error) fault(`the path "${expression}" does not compile: ${error}`)
  else
    for (const element of misspelt(base, expression))
      fault(`the path "${expression}" asks for ${element}, which FHIR R4 does not have: it would always be empty`)
}

function errorOf(attempt: () => unknown): string | undefined {
  try {
    attempt()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return undefined
}
