import type { Resource } from 'fhir/r4.js'
import { NotHad } from './not-had.ts'

/** What one searchset Bundle holds; `matches` leaves out what was only included. */
export interface Page {
  readonly resources: readonly Resource[]
  readonly matches: number
  readonly total: number | null
  readonly next: string | null
}

/** A value that is one resource of this type. @throws NotHad when it is null, an OperationOutcome or something else */
export function openResource(value: unknown, type: string): Resource {
  const resource = open(value)
  if (resource.resourceType !== type) throw new NotHad('wrong', `not a ${type}`)
  return resource
}

/**
 * A value that is a Bundle, with or without a type, with or without full URLs.
 * @throws NotHad when it is no Bundle, reports an error, or has an entry without a resource
 * @see CDS Hooks, Prefetched data: OperationOutcome in a Bundle
 */
export function openBundle(value: unknown): Page {
  const bundle = open(value)
  if (bundle.resourceType !== 'Bundle') throw new NotHad('wrong', 'not a Bundle')
  const entries = bundle.entry ?? []
  if (!Array.isArray(entries)) throw new NotHad('wrong', 'a Bundle whose entry is not a list')
  const resources: Resource[] = []
  let matches = 0
  for (const entry of entries) {
    const resource: unknown = entry?.resource
    if (!isResource(resource)) throw new NotHad('wrong', 'a Bundle with an entry that holds no resource')
    if (resource.resourceType === 'OperationOutcome') {
      if (reportsError(resource)) throw new NotHad('outcome', 'a Bundle with an OperationOutcome that reports an error')
      continue
    }
    resources.push(resource)
    if (entry.search?.mode !== 'include') matches += 1
  }
  const total = bundle.total
  return { resources, matches, total: typeof total === 'number' ? total : null, next: nextOf(bundle) }
}

type Loose = Resource & { readonly [member: string]: unknown }

function open(value: unknown): Loose {
  if (value === null) throw new NotHad('null', 'null')
  if (!isResource(value)) throw new NotHad('wrong', 'not a FHIR resource')
  if (value.resourceType === 'OperationOutcome') throw new NotHad('outcome', 'an OperationOutcome')
  return value
}

function isResource(value: unknown): value is Loose {
  return (
    typeof value === 'object' && value !== null && 'resourceType' in value && typeof value.resourceType === 'string'
  )
}

function reportsError(outcome: Loose): boolean {
  const issues = outcome.issue
  if (!Array.isArray(issues)) return true
  return issues.some((issue) => issue?.severity !== 'warning' && issue?.severity !== 'information')
}

function nextOf(bundle: Loose): string | null {
  const links = bundle.link
  if (!Array.isArray(links)) return null
  const next = links.find((link) => link?.relation === 'next')
  if (next === undefined) return null
  return typeof next.url === 'string' ? next.url : ''
}
