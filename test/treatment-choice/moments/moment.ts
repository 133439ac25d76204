import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import type { Explanation } from '../../../src/why/explanation.ts'

type Loose = Readonly<Record<string, unknown>>

/** The day on which the moments are judged. */
export const asOf = '2026-11-30'
export const patientId = 'mp-1'
const subject = { reference: `Patient/${patientId}` }
const systems = {
  atc: 'http://www.whocc.no/atc',
  gpk: 'urn:oid:2.16.840.1.113883.2.4.4.1',
  icpc: 'http://hl7.org/fhir/sid/icpc-1-nl',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  loinc: 'http://loinc.org',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  snomed: 'http://snomed.info/sct',
}
let made = 0
const named = (resourceType: string, more: object): Loose => ({ resourceType, id: `m${++made}`, subject, ...more })

/** A concept by `alias code`, by a text, or by both with ` = ` between. */
export function concept(words: string): Loose {
  const [code = '', text] = words.split(' = ')
  const [alias = '', value] = code.split(' ')
  const system = Reflect.get(systems, alias)
  if (system === undefined) return { text: words }
  return { coding: [{ system, code: value, ...(text ? { display: text } : {}) }], ...(text ? { text } : {}) }
}

export const condition = (code: string, day = '2024-02-01', more: object = {}) =>
  named('Condition', { code: concept(code), onsetDateTime: day, ...more })
export const inUse = (drug: string, more: object = {}) =>
  named('MedicationRequest', {
    status: 'active',
    intent: 'order',
    authoredOn: '2026-09-01',
    medicationCodeableConcept: concept(drug),
    ...more,
  })
export const observation = (code: string, value: number, unit: string, day: string) =>
  named('Observation', {
    status: 'final',
    code: concept(code),
    effectiveDateTime: day,
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
  })
export const hba1c = (value: number, day = '2026-11-02') => observation('loinc 59261-8', value, 'mmol/mol', day)
export const glucose = (value: number, day: string) => observation('loinc 14749-6', value, 'mmol/L', day)
export const fasting = (value: number, day: string) => observation('loinc 14771-0', value, 'mmol/L', day)
export const bmi = (value: number) => observation('loinc 39156-5', value, 'kg/m2', '2026-10-20')
export const running = (title: string) =>
  named('CarePlan', { status: 'active', intent: 'plan', title, period: { start: '2026-10-01' } })

/** A draft of a drug. */
export const order = (drug: string, more: object = {}) =>
  named('MedicationRequest', {
    status: 'draft',
    intent: 'order',
    authoredOn: asOf,
    medicationCodeableConcept: concept(drug),
    ...more,
  })
/** A draft that ends a drug. */
export const stop = (drug: string, more: object = {}) => order(drug, { doNotPerform: true, ...more })
/** A draft that refers somebody, or orders a diet in words. */
export const refer = (words: string) =>
  named('ServiceRequest', { status: 'draft', intent: 'order', code: concept(words) })

export interface Moment {
  readonly hook: keyof typeof services
  readonly birthDate?: string
  readonly record: readonly Loose[]
  /** Orders that are drafted, or conditions that are put on record. */
  readonly drafts: readonly Loose[]
  /** Places of the drafts that are selected; all unless said. */
  readonly selected?: readonly number[]
}

const services = {
  'order-select': 'treatment-choice-select',
  'order-sign': 'treatment-choice',
  'problem-list-item-create': 'new-diagnosis',
}
const keys: Readonly<Record<string, readonly string[]>> = {
  conditions: ['Condition'],
  observations: ['Observation'],
  medicationStatements: ['MedicationStatement'],
  medicationRequests: ['MedicationRequest', 'Medication'],
  medicationDispenses: ['MedicationDispense'],
  procedures: ['Procedure'],
  carePlans: ['CarePlan'],
  goals: ['Goal'],
  serviceRequests: ['ServiceRequest'],
  communications: ['Communication'],
}
const bundle = (resources: readonly Loose[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map(({ fullUrl, ...resource }) => ({ ...(fullUrl ? { fullUrl } : {}), resource })),
})

/** A moment as a row of a table, with what is to be shown. */
export type Row = readonly [
  moment: string,
  hook: Moment['hook'],
  record: Moment['record'],
  drafts: Moment['drafts'],
  wanted: string[],
]

/** The call that a HIS makes at such a moment. */
export function callOf({ hook, birthDate = '1974-03-05', record, drafts, selected }: Moment): Loose {
  const references = drafts.map(({ resourceType, id }) => `${resourceType}/${id}`)
  const chosen = selected?.map((at) => references[at]) ?? references
  return {
    hook,
    hookInstance: 'f0f4d8f4-3a55-4f0d-9a35-7f2c6a1e5b07',
    context: {
      userId: 'Practitioner/x',
      patientId,
      ...(hook === 'order-select' ? { selections: chosen } : {}),
      [hook === 'problem-list-item-create' ? 'conditions' : 'draftOrders']: bundle(drafts),
    },
    prefetch: {
      patient: { resourceType: 'Patient', id: patientId, gender: 'female', birthDate },
      ...Object.fromEntries(
        Object.entries(keys).map(([key, types]) => [
          key,
          bundle(record.filter(({ resourceType }) => types.includes(String(resourceType)))),
        ]),
      ),
    },
  }
}

const app = build({
  config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://' }),
  knowledge: await loadKnowledge({ cases: false }),
})

/** What is shown at a moment: rule, reason and indicator, of each card; or the status and code of the refusal. */
export async function shown(moment: Moment): Promise<readonly string[]> {
  const url = `/cds-services/${services[moment.hook]}/explain?asOf=${asOf}`
  const response = await app.inject({ method: 'POST', url, payload: callOf(moment) })
  const body = response.json()
  if (response.statusCode !== 200) return [`${response.statusCode} ${body.issue?.[0]?.details?.coding?.[0]?.code}`]
  return (body as Explanation).decisions
    .filter(({ outcome, card }) => outcome === 'recommend' && card !== null)
    .map(({ rule, reason, result }) => `${rule}: ${reason} ${result.indicator ?? ''}`.trim())
}
