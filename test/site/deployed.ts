import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compose } from '../../src/cards/compose.ts'
import { decide } from '../../src/engine/decide.ts'
import { Faults, KnowledgeFaults } from '../../src/knowledge/files/fault.ts'
import { type Places, readKnowledge } from '../../src/knowledge/load.ts'
import { read } from '../../src/patient/read.ts'
import { type Deployment, deploy } from '../../src/site/deployment.ts'
import { eligibilityUrl } from '../../src/site/eligibility.ts'
import { explain } from '../../src/why/explain.ts'
import { type Explanation, explanationSchema } from '../../src/why/explanation.ts'
import { someone, type Words } from '../cases/someone.ts'
import { called } from '../shipped.ts'

/** A small knowledge folder: one measure, one condition, one drug, one programme. */
export const small: Places = { root: fileURLToPath(new URL('../knowledge/good', import.meta.url)) }

/** The knowledge that is shipped, read once. */
const shipped = readKnowledge()

export interface Laid {
  readonly files?: Readonly<Record<string, unknown>>
  readonly deadline?: number | null
  readonly places?: Places
}

/** What a site file of this text makes of the knowledge; `files` stand beside it, as JSON unless they are text. */
export async function deployed(site: string, { files = {}, deadline = null, places }: Laid = {}): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  const texts = Object.entries(files).map(
    ([name, file]) => [name, typeof file === 'string' ? file : JSON.stringify(file, null, 1)] as const,
  )
  for (const [name, text] of [['site.yaml', site] as const, ...texts]) writeFileSync(join(folder, name), text)
  try {
    const knowledge = places ? await readKnowledge(places) : { ...(await shipped), faults: new Faults() }
    return await deploy(knowledge, join(folder, 'site.yaml'), deadline)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The faults of a site file, each as `file:line:column: message`. */
export async function faultsOf(site: string, laid: Laid = {}): Promise<readonly string[]> {
  try {
    await deployed(site, laid)
    return []
  } catch (error) {
    if (!(error instanceof KnowledgeFaults)) throw error
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/^\S*\/site\.yaml/, 'site.yaml'))
  }
}

/** What "why?" answers in a deployment about a person as `cases.yaml` tells of one, checked against its schema. */
export function why(
  { knowledge, site }: Deployment,
  patient: Words,
  asOf = '2026-11-22',
  serviceId = called.id,
): Explanation {
  const service = knowledge.services.get(serviceId)
  if (!service) throw new Error('there is no such service')
  const person = read(someone(patient, service.folder, knowledge).sent, knowledge, service, asOf, site)
  const evaluations = decide(service, knowledge, person)
  const composed = compose(service, knowledge, { id: 'case', asOf }, evaluations, 'nl')
  return explanationSchema.parse(explain(service, knowledge, person, evaluations, composed, 'nl'))
}

/** The decision of a rule. */
export function decisionOf(rule: string, { decisions }: Explanation) {
  const found = decisions.find((decision) => decision.rule === rule)
  if (!found) throw new Error(`there is no rule "${rule}"`)
  return found
}

const values: Readonly<Record<string, string>> = {
  number: 'valueDecimal',
  boolean: 'valueBoolean',
  string: 'valueCode',
}

/** A HealthcareService with these parts of the eligibility; a part may be a whole extension. */
export function healthcareService(id: string, parts: Readonly<Record<string, unknown>> = {}, more: object = {}) {
  const extension = Object.entries(parts).flatMap(([url, value]) =>
    [value].flat().map((each) => ({ url, ...(typeof each === 'object' ? each : { [nameOf(url, each)]: each }) })),
  )
  const described = { name: `Programma ${id}`, comment: `voor ${id}` }
  return {
    resourceType: 'HealthcareService',
    id,
    ...described,
    extension: [{ url: eligibilityUrl, extension }],
    ...more,
  }
}

function nameOf(part: string, value: unknown): string {
  if (part.startsWith('age-')) return 'valueInteger'
  if (part.startsWith('reimbursed-') || part === 'checked-on') return 'valueDate'
  if (['form', 'duration', 'payer', 'evidence', 'consent'].includes(part)) return 'valueString'
  return values[typeof value] ?? 'valueString'
}

/** A Bundle of these resources. */
export function bundle(...resources: readonly object[]) {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}
