import type { Condition, Extension, MedicationRequest, MedicationStatement, Observation, Resource } from 'fhir/r4.js'
import type { PatientRecord } from './record.ts'

/** A code as a resource carries it. */
export interface Coded {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** A resource of the record that can be changed by hand, in one line. */
export interface Line {
  readonly type: string
  readonly id: string
  readonly name: string
  readonly value: number | null
  readonly unit: string
  /** `YYYY-MM-DD`, or shorter as it was written. */
  readonly day: string
  readonly isOver: boolean
}

/** Measurements with one number, newest first. */
export function measurementsOf({ resources }: PatientRecord): readonly Line[] {
  const lines = resources.filter(isObservation).flatMap((observation): Line[] => {
    const { id, code, valueQuantity: quantity } = observation
    if (!id || quantity?.value === undefined) return []
    const name = code?.text ?? code?.coding?.[0]?.display ?? ''
    const day = (observation.effectiveDateTime ?? '').slice(0, 10)
    return [{ type: 'Observation', id, name, value: quantity.value, unit: quantity.unit ?? '', day, isOver: false }]
  })
  return lines.sort((one, other) => (one.day < other.day ? 1 : -1))
}

/** Drugs that are prescribed or said to be used. */
export function drugsOf({ resources }: PatientRecord): readonly Line[] {
  return resources.filter(isMedication).flatMap((drug): Line[] => {
    const { medicationCodeableConcept: concept, medicationReference: reference } = drug
    const name = concept?.text ?? concept?.coding?.[0]?.display ?? reference?.display ?? ''
    if (!drug.id) return []
    const isOver = drug.status !== 'active' || endOf(drug) !== ''
    return [{ type: drug.resourceType, id: drug.id, name, value: null, unit: '', day: endOf(drug), isOver }]
  })
}

/** Diagnoses, as they were written. */
export function diagnosesOf({ resources }: PatientRecord): readonly Line[] {
  return resources.filter(isCondition).flatMap((condition): Line[] => {
    const name = condition.code?.text ?? condition.code?.coding?.[0]?.display ?? ''
    const day = (condition.onsetDateTime ?? condition.recordedDate ?? '').slice(0, 10)
    return condition.id
      ? [{ type: 'Condition', id: condition.id, name, value: null, unit: '', day, isOver: false }]
      : []
  })
}

/** The record with another value or day on a measurement. */
export function measuredAnew(record: PatientRecord, id: string, value: number, day: string): PatientRecord {
  return replaced(record, 'Observation', id, (resource) => {
    const observation = resource as Observation
    return { ...observation, effectiveDateTime: day, valueQuantity: { ...observation.valueQuantity, value } }
  })
}

/** The record with one more measurement, of the laboratory or the practice, final. */
export function measured(
  record: PatientRecord,
  id: string,
  coding: Coded,
  { value, unit, day }: { value: number; unit: string; day: string },
): PatientRecord {
  const observation: Observation = {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [coding] },
    subject: { reference: `Patient/${record.patientId}` },
    effectiveDateTime: day,
    valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
  }
  return { ...record, resources: [...record.resources, observation] }
}

/** The record with one more diagnosis. */
export function diagnosed(record: PatientRecord, id: string, coding: Coded, day: string): PatientRecord {
  const condition: Condition = {
    resourceType: 'Condition',
    id,
    code: { coding: [coding], text: coding.display },
    subject: { reference: `Patient/${record.patientId}` },
    onsetDateTime: day,
  }
  return { ...record, resources: [...record.resources, condition] }
}

/** The record without a resource. */
export function without(record: PatientRecord, type: string, id: string): PatientRecord {
  return { ...record, resources: record.resources.filter((one) => one.resourceType !== type || one.id !== id) }
}

/** The record with a drug of which this was the last day. */
export function stopped(record: PatientRecord, type: string, id: string, day: string): PatientRecord {
  return replaced(record, type, id, (resource) => {
    if (resource.resourceType === 'MedicationStatement') {
      const statement = resource as MedicationStatement
      const start = statement.effectivePeriod?.start ?? statement.effectiveDateTime
      const { effectiveDateTime: _, ...rest } = statement
      return { ...rest, status: 'completed', effectivePeriod: { ...(start && { start }), end: day } }
    }
    const request = resource as MedicationRequest
    const interval = request.extension?.some(isInterval)
    const [dosage = {}, ...others] = request.dosageInstruction ?? []
    const repeat = dosage.timing?.repeat
    const start = repeat?.boundsPeriod?.start ?? request.authoredOn
    const bounded = { ...repeat, boundsPeriod: { ...(start && { start }), end: day } }
    return {
      ...request,
      status: 'stopped',
      ...(interval
        ? { extension: request.extension?.map((one) => (isInterval(one) ? endedOn(one, day) : one)) ?? [] }
        : { dosageInstruction: [{ ...dosage, timing: { ...dosage.timing, repeat: bounded } }, ...others] }),
    }
  })
}

/** @see docs/reading.md#from-when-to-when */
function isInterval({ url, valuePeriod }: Extension): boolean {
  return url.endsWith('/ext-TimeInterval.Period') && valuePeriod !== undefined
}

function endedOn(extension: Extension, day: string): Extension {
  return { ...extension, valuePeriod: { ...extension.valuePeriod, end: day } }
}

function endOf(drug: MedicationRequest | MedicationStatement): string {
  const end =
    drug.resourceType === 'MedicationStatement'
      ? drug.effectivePeriod?.end
      : (drug.extension?.find(isInterval)?.valuePeriod?.end ??
        drug.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod?.end)
  return (end ?? '').slice(0, 10)
}

function replaced(
  record: PatientRecord,
  type: string,
  id: string,
  by: (resource: Resource) => Resource,
): PatientRecord {
  const resources = record.resources.map((one) => (one.resourceType === type && one.id === id ? by(one) : one))
  return { ...record, resources }
}

const isObservation = (resource: Resource): resource is Observation => resource.resourceType === 'Observation'
const isCondition = (resource: Resource): resource is Condition => resource.resourceType === 'Condition'
const isMedication = (resource: Resource): resource is MedicationRequest | MedicationStatement =>
  /^Medication(Request|Statement)$/.test(resource.resourceType)
