import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import type { Explanation } from '../../../src/why/explanation.ts'
import { knowledge, service } from '../service.ts'

export const asOf = '2026-11-28'
export const patientId = 'kp-1'
const base = 'https://his.example/fhir'

type Loose = Readonly<Record<string, unknown>>
/** Members that lie over those of a resource. */
type More = object

/** An entry of a Bundle, or a resource alone, which gets the address that a server would give it. */
export type Sent = Loose

const subject = { reference: `Patient/${patientId}` }
let made = 0
const named = (resourceType: string, more: More): Loose => ({
  resourceType,
  id: `x${++made}`,
  ...(['Patient', 'Medication', 'Specimen'].includes(resourceType) ? {} : { subject }),
  ...more,
})

export const coded = (system: string, code: string, more: More = {}) => ({ coding: [{ system, code, ...more }] })
export const atc = (code: string) => coded('http://www.whocc.no/atc', code)
export const icpc = (code: string) => coded('http://hl7.org/fhir/sid/icpc-1-nl', code)
export const absent = (code = 'unknown') => ({
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: code }],
})

export const patient = (more: More = {}) => ({
  resourceType: 'Patient',
  id: patientId,
  gender: 'male',
  birthDate: '1968-04-09',
  ...more,
})
export const condition = (more: More = {}) => named('Condition', more)
export const procedure = (more: More = {}) => named('Procedure', { status: 'completed', ...more })
export const medication = (more: More = {}) => named('Medication', more)
export const request = (more: More = {}) =>
  named('MedicationRequest', { status: 'active', intent: 'order', authoredOn: '2026-10-01', ...more })
export const statement = (more: More = {}) =>
  named('MedicationStatement', { status: 'active', dateAsserted: '2026-10-01', ...more })
export const dispense = (more: More = {}) =>
  named('MedicationDispense', { status: 'completed', whenHandedOver: '2026-10-20', ...more })
export const observation = (code: string, value: number, unit: string, day: string, more: More = {}) =>
  named('Observation', {
    status: 'final',
    code: coded('http://loinc.org', code),
    effectiveDateTime: day,
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    ...more,
  })
export const hba1c = (value: number, day: string, more: More = {}) =>
  observation('59261-8', value, 'mmol/mol', day, more)
export const glucose = (value: number, day: string, more: More = {}) =>
  observation('14771-0', value, 'mmol/L', day, more)

const type2 = condition({ id: 'dm', code: icpc('T90.02'), onsetDateTime: '2022-02-04' })
const stopped = request({
  id: 'met',
  status: 'stopped',
  authoredOn: '2022-02-26',
  medicationCodeableConcept: { ...atc('A10BA02'), text: 'Metformine tablet 500mg' },
  dosageInstruction: [{ timing: { repeat: { boundsPeriod: { start: '2022-02-26', end: '2026-01-11' } } } }],
})
const height = observation('8302-2', 181, 'cm', '2022-02-04', { id: 'height' })

/** Type 2, metformin stopped ten months ago, HbA1c 44: fits remission, as long as nothing else is sent. */
export const remission: readonly Sent[] = [
  patient(),
  type2,
  hba1c(57, '2024-07-17', { id: 'before' }),
  hba1c(44, '2026-10-15', { id: 'now' }),
  glucose(6.1, '2026-10-15', { id: 'glucose' }),
  observation('29463-7', 92.8, 'kg', '2026-10-17', { id: 'weight' }),
  height,
  stopped,
]

/** Type 2 since two years, HbA1c 56, BMI 32, metformin: a candidate, as long as nothing else is sent. */
export const candidate: readonly Sent[] = [
  patient(),
  { ...type2, onsetDateTime: '2024-10-01' },
  hba1c(56, '2026-10-15', { id: 'now' }),
  glucose(8.4, '2026-10-15', { id: 'glucose' }),
  observation('29463-7', 104, 'kg', '2026-10-17', { id: 'weight' }),
  height,
  request({ id: 'met', medicationCodeableConcept: { ...atc('A10BA02'), text: 'Metformine tablet 500mg' } }),
]

const keys: Readonly<Record<string, readonly string[]>> = {
  conditions: ['Condition'],
  observations: ['Observation', 'Specimen'],
  medicationStatements: ['MedicationStatement'],
  medicationRequests: ['MedicationRequest', 'Medication', 'Patient'],
  medicationDispenses: ['MedicationDispense'],
  procedures: ['Procedure'],
  carePlans: ['CarePlan'],
  goals: ['Goal'],
  serviceRequests: ['ServiceRequest'],
  communications: ['Communication'],
}

function entryOf(sent: Sent): Loose {
  return sent.resourceType ? { fullUrl: `${base}/${sent.resourceType}/${sent.id}`, resource: sent } : sent
}

function typeOf({ resource }: Loose): string {
  return String((resource as Loose | undefined)?.resourceType)
}

/** Prefetch of every key that the service asks for; `more` lies over it. */
export function prefetchOf(sent: readonly Sent[], more: Loose = {}): Loose {
  const entries = sent.map(entryOf)
  const own = entries.find((each) => typeOf(each) === 'Patient' && (each.resource as Loose).id === patientId)
  const others = entries.filter((each) => each !== own || each.fullUrl !== `${base}/Patient/${patientId}`)
  const bundled = Object.entries(keys).map(([key, types]) => {
    const entry = others.filter((each) => types.includes(typeOf(each)))
    return [key, { resourceType: 'Bundle', type: 'searchset', entry }]
  })
  return { patient: own?.resource, ...Object.fromEntries(bundled), ...more }
}

const app = await build({ config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' }), knowledge })

/** What "why?" answers to a call with this prefetch. */
export async function asked(prefetch: Loose): Promise<{ readonly status: number; readonly body: Explanation }> {
  const { statusCode, body } = await app.inject({
    method: 'POST',
    url: `/cds-services/${service.id}/explain?asOf=${asOf}`,
    payload: {
      hook: 'patient-view',
      hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
      context: { userId: 'Practitioner/x', patientId },
      prefetch,
    },
  })
  return { status: statusCode, body: JSON.parse(body) }
}

/** The reasons of these rules, or the status and code with which the call is refused: `remission-status: on-medication`, `412 prefetch-unusable`. */
export async function answer(prefetch: Loose, rules: readonly string[]): Promise<readonly string[]> {
  const { status, body } = await asked(prefetch)
  if (status !== 200) {
    const { issue } = body as unknown as { issue: readonly { details: { coding: readonly { code: string }[] } }[] }
    return [`${status} ${issue[0]?.details.coding[0]?.code}`]
  }
  return rules.map((rule) => `${rule}: ${body.decisions.find((each) => each.rule === rule)?.reason}`)
}
