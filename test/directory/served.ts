import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Bundle, Resource } from 'fhir/r4.js'
import { build } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import type { Deployment } from '../../src/site/deployment.ts'
import { offerUrl } from '../../src/site/extension/offered.ts'
import { noStore } from '../no-store.ts'
import { bundle, deployed, healthcareService } from '../site/deployed.ts'

/** The day on which the directory is looked at. */
export const day = '2026-11-30'

/** A dated fact as a region writes it. */
export function fact(url: string, value: string, checkedOn: string, reviewBy: string) {
  const extension = [
    { url: 'value', valueString: value },
    { url: 'checked-on', valueDate: checkedOn },
    { url: 'review-by', valueDate: reviewBy },
  ]
  return { url, extension }
}

/** A HealthcareService with these parts of the offer, each an extension. */
export function offer(
  id: string,
  parts: readonly object[],
  eligibility: Record<string, unknown> = {},
  more: object = {},
) {
  const service = healthcareService(id, eligibility, more)
  return { ...service, extension: [...service.extension, { url: offerUrl, extension: parts }] }
}

/** A deployment with a region of these resources. */
export function region(...resources: readonly object[]): Promise<Deployment> {
  return deployed('programmes: { file: regio.json }', { files: { 'regio.json': bundle(...resources) } })
}

/** A server of a deployment on that day. */
export function serve(
  { knowledge, site, region, clients }: Deployment,
  env: Readonly<Record<string, string>> = {},
): FastifyInstance {
  const config = { ...readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env }), site, clients }
  return build({ config, knowledge, region, store: noStore().store, today: () => day })
}

/** What a search finds. */
export function foundIn(searchset: unknown): readonly Resource[] {
  return ((searchset as Bundle).entry ?? []).flatMap(({ resource }) => resource ?? [])
}

/** The code of an OperationOutcome. */
export function codeOf(outcome: unknown): string | undefined {
  const { issue } = outcome as {
    readonly issue?: readonly { readonly details: { readonly coding: readonly { readonly code: string }[] } }[]
  }
  return issue?.[0]?.details.coding[0]?.code
}

/** The deployment of the example of a region. */
export const example = (): Promise<Deployment> =>
  deployed('programmes: { file: regio.json }', {
    files: { 'regio.json': readFileSync(join(packageRoot(), 'docs/site.example.programmes.json'), 'utf8') },
  })

/** Everything that a server of the directory tells, each resource by itself. */
export async function resourcesOf(app: FastifyInstance): Promise<readonly object[]> {
  const told = ['metadata', 'PlanDefinition', 'HealthcareService', 'Measure'].map(
    async (type) => (await app.inject(`/fhir/${type}`)).json() as Resource,
  )
  return (await Promise.all(told)).flatMap((each) => (each.resourceType === 'Bundle' ? foundIn(each) : [each]))
}
