import type { CodeableConcept, Observation, Reference, Resource } from 'fhir/r4.js'
import type { Someone } from './person.ts'

const systems = {
  icpc: 'http://hl7.org/fhir/sid/icpc-1-nl',
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
}
const quantities: Readonly<Record<string, readonly [code: string, unit: string]>> = {
  hba1c: ['59261-8', 'mmol/mol'],
  fasting: ['14771-0', 'mmol/L'],
  random: ['14749-6', 'mmol/L'],
  capillary: ['51596-5', 'mmol/L'],
  weight: ['29463-7', 'kg'],
  waist: ['8280-0', 'cm'],
  triglycerides: ['14927-8', 'mmol/L'],
  hdl: ['14646-4', 'mmol/L'],
  egfr: ['62238-1', 'mL/min/{1.73_m2}'],
  acr: ['30000-4', 'mg/mmol'],
}

/** What a system would send of this person. */
export function record(someone: Someone): readonly Resource[] {
  const subject = { reference: `Patient/${someone.id}` }
  const { sex, born, height, since, diabetes, status, language } = someone.person
  const condition = (code: CodeableConcept, from: string, clinical?: string) => ({
    resourceType: 'Condition' as const,
    subject,
    code,
    onsetDateTime: from,
    ...(clinical && {
      clinicalStatus: {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: clinical }],
      },
    }),
  })
  const built = [
    {
      resourceType: 'Patient' as const,
      gender: sex,
      birthDate: born,
      name: [{ family: 'Verzonnen', given: ['Persoon'] }],
      ...(language && { communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: language }] } }] }),
    },
    condition(concept(`icpc ${diabetes}`), since, status),
    ...someone.conditions.map(({ code, from }) => condition(concept(code), from)),
    ...someone.procedures.map(({ code, on }) => ({
      resourceType: 'Procedure' as const,
      status: 'completed' as const,
      subject,
      code: concept(code),
      performedDateTime: on,
    })),
    ...someone.drugs.map((drug) => ({
      resourceType: 'MedicationStatement' as const,
      status: drug.until ? ('completed' as const) : ('active' as const),
      subject,
      medicationCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: drug.atc }], text: drug.name },
      dateAsserted: drug.until ?? drug.from,
      effectivePeriod: { start: drug.from, ...(drug.until && { end: drug.until }) },
      ...(drug.for && { reasonCode: [concept(`snomed ${drug.for}`)] }),
    })),
    ...someone.plans.map(({ title, from, until, status }) => ({
      resourceType: 'CarePlan',
      status,
      intent: 'plan',
      subject,
      title,
      period: { start: from, ...(until && { end: until }) },
    })),
    ...someone.tasks.map(({ on, status }) => ({
      resourceType: 'Task',
      status,
      intent: 'order',
      for: subject,
      code: concept('snomed 182836005'),
      authoredOn: on,
      lastModified: `${on}T10:00:00+01:00`,
    })),
    ...someone.orders.map(({ loinc, on }) => ({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
      authoredOn: on,
    })),
    ...someone.goals.map(({ text, status, on }) => ({
      resourceType: 'Goal',
      lifecycleStatus: status,
      subject,
      description: { text },
      startDate: on,
    })),
    ...(height === undefined ? [] : [observation(subject, since, '8302-2', 'cm', height)]),
    ...Object.entries(someone.measured).flatMap(([measure, values]) =>
      Object.entries(values).map(([date, value]) =>
        measure === 'pressure'
          ? pressure(subject, date, String(value))
          : observation(subject, date, ...quantityOf(measure), Number(value)),
      ),
    ),
  ]
  return built.map((resource, index) => ({
    ...resource,
    id: resource.resourceType === 'Patient' ? someone.id : `${someone.id}-${index}`,
  })) as Resource[]
}

function concept(of: `${keyof typeof systems} ${string}`): CodeableConcept {
  const [kind, code] = of.split(' ') as [keyof typeof systems, string]
  return { coding: [{ system: systems[kind], code }] }
}

function quantityOf(measure: string): readonly [code: string, unit: string] {
  const found = quantities[measure]
  if (!found) throw new Error(`no code for ${measure}`)
  return found
}

function observation(subject: Reference, date: string, loinc: string, unit: string, value: number): Observation {
  return {
    resourceType: 'Observation',
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: loinc }] },
    effectiveDateTime: date,
    valueQuantity: quantity(value, unit),
  }
}

function pressure(subject: Reference, date: string, value: string) {
  const [systolic, diastolic] = value.split('/').map(Number)
  const component = (code: string, of = Number.NaN) => ({
    code: { coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: quantity(of, 'mm[Hg]'),
  })
  return {
    resourceType: 'Observation',
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] },
    effectiveDateTime: date,
    component: [component('8480-6', systolic), component('8462-4', diastolic)],
  }
}

function quantity(value: number, unit: string) {
  return { value, unit, system: 'http://unitsofmeasure.org', code: unit }
}
