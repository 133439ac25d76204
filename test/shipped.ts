import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from 'fhir/r4.js'
import { parse } from 'yaml'
import { exampleCall } from '../src/examples/fixture.ts'
import type { Called, HookCall } from '../src/examples/hook-call.ts'
import { knowledgeRoot } from '../src/knowledge/files/root.ts'

/** A shipped service as discovery describes it, without waiting for all knowledge. */
export interface Shipped extends Called {
  readonly id: string
  /** In `cds-services/`. */
  readonly folder: string
}

/** How a shipped service is called: about the Bundle's patient, with all data, or without, for it to fetch from a server. */
export type CallOf = (bundle: Bundle, from?: { readonly fhirServer?: string }) => HookCall

/** All services that are shipped and offered, in the order of discovery. */
export const shipped: readonly Shipped[] = readdirSync(knowledgeRoot())
  .sort()
  .flatMap((folder) => {
    const file = join(knowledgeRoot(), folder, 'service.yaml')
    if (!existsSync(file)) return []
    const { hooks, prefetch, status } = parse(readFileSync(file, 'utf8'))
    if (status === 'draft') return []
    return hooks.map(({ id, hook }: { readonly id: string; readonly hook: string }) => ({ id, folder, hook, prefetch }))
  })

const first = shipped.find(({ hook }) => hook === 'patient-view')
if (!first) throw new Error('no service is shipped that answers when a patient is opened')

/** The one on which tests of the whole program are run. */
export const called: Shipped = first
export const serviceId: string = called.id

/** Where it is called, and how. */
export const servicePath: string = pathOf(called)
export const callOf: CallOf = callTo(called)

/** Where a service is called. */
export function pathOf({ id }: Shipped): string {
  return `/cds-services/${id}`
}

/** How a service is called. */
export function callTo(service: Shipped): CallOf {
  return (bundle, { fhirServer } = {}) => {
    const { prefetch, ...call } = exampleCall(bundle, service)
    return (fhirServer ? { ...call, fhirServer } : { ...call, prefetch }) as HookCall
  }
}
