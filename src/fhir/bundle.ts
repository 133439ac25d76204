import type { Resource } from 'fhir/r4.js'
import { NotHad } from './failed-answer.ts'

/** One entry of a Bundle, as far as it was said. */
export interface Entry {
  readonly resource: Resource
  readonly fullUrl: string | undefined
  /** Whether it matched the search or was only included. */
  readonly mode: unknown
}

/** What one searchset Bundle holds. */
export interface Page {
  readonly entries: readonly Entry[]
  /** As it was sent. */
  readonly total: unknown
  readonly next: string | null
}

/** A value that is one resource of this type. @throws NotHad when it is null, an OperationOutcome or something else */
export function openResource(value: unknown, type: string): Resource {
  const resource = open(value)
  if (resource.resourceType !== type) throw new NotHad('wrong', `not a ${type}`, `geen ${type}`)
  return resource
}

/** An entry that holds nothing to read: why, and what stands there. */
export interface Spoilt {
  readonly why: NotHad
  readonly resource: unknown
}

/**
 * A value that is a Bundle, with or without a type, with or without full URLs.
 * @throws NotHad when it is no Bundle, reports an error, or has an entry without a resource
 * @see docs/integration.md#6-what-your-prefetch-values-mean; https://cds-hooks.hl7.org/2.0/#prefetch-template "Prefetch Template"
 */
export function openBundle(value: unknown): Page {
  const { spoilt, ...page } = lookInto(value)
  if (spoilt[0]) throw spoilt[0].why
  return page
}

/** The same where each entry counts for itself: those that hold nothing to read stand apart. @throws NotHad when it is no Bundle */
export function lookInto(value: unknown): Page & { readonly spoilt: readonly Spoilt[] } {
  const bundle = open(value)
  if (bundle.resourceType !== 'Bundle') throw new NotHad('wrong', 'not a Bundle', 'geen Bundle')
  const entries = bundle.entry ?? []
  if (!Array.isArray(entries))
    throw new NotHad('wrong', 'a Bundle whose entry is not a list', 'een Bundle waarvan entry geen lijst is')
  const found: Entry[] = []
  const spoilt: Spoilt[] = []
  for (const entry of entries) {
    const resource: unknown = entry?.resource
    const why = whySpoilt(resource)
    if (why) spoilt.push({ why, resource })
    else if (isResource(resource) && resource.resourceType !== 'OperationOutcome') {
      const { fullUrl } = entry
      found.push({ resource, fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined, mode: entry.search?.mode })
    }
  }
  return { entries: found, total: bundle.total, next: nextOf(bundle), spoilt }
}

function whySpoilt(resource: unknown): NotHad | null {
  if (!isResource(resource))
    return new NotHad(
      'wrong',
      'a Bundle with an entry that holds no resource',
      'een Bundle met een entry zonder resource',
    )
  if (resource.resourceType === 'Bundle') return new NotHad('wrong', 'a Bundle in a Bundle', 'een Bundle in een Bundle')
  if (resource.resourceType === 'OperationOutcome' && reportsError(resource))
    return new NotHad(
      'outcome',
      'a Bundle with an OperationOutcome that reports an error',
      'een Bundle met een OperationOutcome die een fout meldt',
    )
  return null
}

type Loose = Resource & { readonly [member: string]: unknown }

function open(value: unknown): Loose {
  if (value === null) throw new NotHad('null', 'null', 'null')
  if (!isResource(value)) throw new NotHad('wrong', 'not a FHIR resource', 'geen FHIR-resource')
  if (value.resourceType === 'OperationOutcome')
    throw new NotHad('outcome', 'an OperationOutcome', 'een OperationOutcome')
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
  const links: readonly unknown[] = Array.isArray(bundle.link) ? bundle.link : [bundle.link]
  const next = links.find(isNext)
  if (next === undefined) return null
  return typeof next.url === 'string' ? next.url : ''
}

function isNext(link: unknown): link is { readonly url?: unknown } {
  const { relation } = (link ?? {}) as { readonly relation?: unknown }
  return typeof relation === 'string' && relation.trim().toLowerCase() === 'next'
}
