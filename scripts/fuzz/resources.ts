import type { FhirResource } from 'fhir/r4.js'

/** A resource as a sender may write it: whatever stands in it. */
export type Loose = Readonly<Record<string, unknown>>

const subject = { reference: 'Patient/p' }
const concept = (system: string, code: string, text: string) => ({ coding: [{ system, code, display: text }], text })
const nhg = 'https://referentiemodel.nhg.org/tabellen/nhg-tabel-45-diagnostische-bepalingen'
const snomed = 'http://snomed.info/sct'
const treatment = 'http://nictiz.nl/fhir/StructureDefinition/ext-PharmaceuticalTreatment.Identifier'
const measured = { resourceType: 'Observation', status: 'final', subject }

/** A day so many days before the first of November 2026. */
export function dayBefore(days: number): string {
  return new Date(Date.UTC(2026, 10, 1) - (days % 40_000) * 86_400_000).toISOString().slice(0, 10)
}

/** One resource of each kind that the service reads: the shortest that is read in full, the nth of them with this text as its name. */
export const kinds: Readonly<Record<string, (at: number, text: string) => Loose>> = {
  condition: (at, text) => ({
    resourceType: 'Condition',
    id: `c${at}`,
    subject,
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icpc-1-nl', code: 'T82' }], text },
    onsetDateTime: dayBefore(at),
  }),
  hba1c: (at, text) => ({
    ...measured,
    id: `h${at}`,
    code: { coding: [{ system: nhg, code: '2816' }], text },
    effectiveDateTime: dayBefore(at),
    valueQuantity: { value: 40 + (at % 30), unit: 'mmol/mol' },
  }),
  glucose: (at, text) => ({
    ...measured,
    id: `g${at}`,
    code: { coding: [{ system: nhg, code: '371' }], text },
    effectiveDateTime: dayBefore(at),
    valueQuantity: { value: 6, unit: 'mmol/L' },
    specimen: { reference: 'Specimen/s' },
  }),
  finding: (at, text) => ({
    ...measured,
    id: `f${at}`,
    code: concept('http://loinc.org', '82810-3', 'zwangerschap'),
    effectiveDateTime: dayBefore(at),
    valueCodeableConcept: concept(snomed, '60001007', text),
  }),
  unlisted: (at, text) => ({ ...measured, id: `u${at}`, code: { text }, effectiveDateTime: dayBefore(at) }),
  statement: (at, text) => ({
    resourceType: 'MedicationStatement',
    id: `s${at}`,
    subject,
    status: 'active',
    medicationCodeableConcept: { text },
    effectivePeriod: { start: dayBefore(at) },
  }),
  treatment: (at, text) => ({
    resourceType: 'MedicationStatement',
    id: `t${at}`,
    subject,
    status: 'stopped',
    extension: [{ url: treatment, valueIdentifier: { value: `t${at}` } }],
    medicationCodeableConcept: { text },
    effectivePeriod: { start: dayBefore(at + 900), end: dayBefore(at) },
    reasonCode: [{ text }],
    dosage: [
      {
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        doseAndRate: [{ doseQuantity: { value: 1 + (at % 9), unit: 'mg' } }],
      },
    ],
  }),
  request: (at, text) => ({
    resourceType: 'MedicationRequest',
    id: `r${at}`,
    subject,
    status: 'active',
    intent: 'order',
    authoredOn: dayBefore(at),
    medicationReference: { reference: `Medication/m${at}`, display: text },
  }),
  supply: (at, text) => ({
    resourceType: 'MedicationDispense',
    id: `d${at}`,
    subject,
    status: 'completed',
    medicationCodeableConcept: { text },
    whenHandedOver: dayBefore(at),
    daysSupply: { value: 90 },
  }),
  procedure: (at, text) => ({
    resourceType: 'Procedure',
    id: `x${at}`,
    subject,
    status: 'completed',
    code: concept(snomed, '306206005', text),
    performedDateTime: dayBefore(at),
  }),
  plan: (at, text) => ({
    resourceType: 'CarePlan',
    id: `p${at}`,
    subject,
    status: 'active',
    intent: 'plan',
    title: text,
    period: { start: dayBefore(at) },
    activity: [{ detail: { status: 'completed', description: text } }],
  }),
  goal: (at, text) => ({
    resourceType: 'Goal',
    id: `o${at}`,
    subject,
    lifecycleStatus: 'rejected',
    description: { text },
    statusDate: dayBefore(at),
  }),
  referral: (at, text) => ({
    resourceType: 'ServiceRequest',
    id: `w${at}`,
    subject,
    status: 'active',
    intent: 'order',
    code: { text },
    authoredOn: dayBefore(at),
  }),
  task: (at, text) => ({
    resourceType: 'Task',
    id: `t${at}`,
    for: subject,
    status: 'requested',
    intent: 'order',
    code: { text },
    authoredOn: dayBefore(at),
  }),
  communication: (at, text) => ({
    resourceType: 'Communication',
    id: `b${at}`,
    subject,
    status: 'completed',
    sent: dayBefore(at),
    payload: [{ contentString: text }],
  }),
}

/** The prefetch key of each type. */
const keys: Readonly<Record<string, string>> = {
  Condition: 'conditions',
  Observation: 'observations',
  MedicationStatement: 'medicationStatements',
  MedicationRequest: 'medicationRequests',
  MedicationDispense: 'medicationDispenses',
  Procedure: 'procedures',
  CarePlan: 'carePlans',
  Goal: 'goals',
  ServiceRequest: 'serviceRequests',
  Communication: 'communications',
  Task: 'tasks',
}

const usual: readonly Loose[] = [
  {
    resourceType: 'Condition',
    id: 'dm',
    subject,
    code: concept('http://hl7.org/fhir/sid/icpc-1-nl', 'T90.02', 'Diabetes mellitus type 2'),
    onsetDateTime: dayBefore(800),
  },
  kinds.hba1c?.(0, 'HbA1c') ?? {},
]

/** A hook call about a person with type 2 diabetes of whom these resources too are sent. */
export function callWith(resources: readonly Loose[], more: Loose = {}): Loose {
  const sent = [...usual, ...resources]
  const bundles = Object.entries(keys).map(([type, key]) => {
    const entry = sent.filter(({ resourceType }) => resourceType === type).map((resource) => ({ resource }))
    return [key, { resourceType: 'Bundle', type: 'searchset', entry }]
  })
  const beside = sent
    .filter(({ resourceType }) => !Object.hasOwn(keys, String(resourceType)))
    .map((resource) => ({ resource, search: { mode: 'include' } }))
  const prefetch: Record<string, { entry: unknown[] } | object> = {
    patient: { resourceType: 'Patient', id: 'p', gender: 'male', birthDate: '1965-03-02' } as FhirResource,
    ...Object.fromEntries(bundles),
  }
  const observations = prefetch.observations as { entry: unknown[] }
  observations.entry.push(...beside)
  return {
    hook: 'patient-view',
    hookInstance: '3f8e8a52-6c0c-4d0f-9f52-8d0f5a1c7b11',
    context: { userId: 'Practitioner/d', patientId: 'p' },
    prefetch,
    ...more,
  }
}
