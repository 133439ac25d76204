import type { MedicationRequest, Resource, ServiceRequest } from 'fhir/r4.js'
import type { PatientRecord } from './record.ts'

/** What can be ordered on the page. */
export const orderKinds = ['start', 'stop', 'refer'] as const

export type OrderKind = (typeof orderKinds)[number]

/** A draft in one line. */
export interface DraftLine {
  readonly id: string
  readonly name: string
  readonly kind: OrderKind
}

/** The drafts of a record. */
export function ordersOf({ drafts = [] }: PatientRecord): readonly DraftLine[] {
  return drafts.map((draft) => {
    const { medicationCodeableConcept, doNotPerform } = draft as MedicationRequest
    const name = (medicationCodeableConcept ?? (draft as ServiceRequest).code)?.text ?? ''
    const kind = draft.resourceType === 'ServiceRequest' ? 'refer' : doNotPerform ? 'stop' : 'start'
    return { id: draft.id ?? '', name, kind }
  })
}

/** The record with one more draft, named as a GP types it. */
export function ordered(record: PatientRecord, id: string, kind: OrderKind, text: string): PatientRecord {
  const subject = { reference: `Patient/${record.patientId}` }
  const base = { id, status: 'draft', intent: 'order', subject } as const
  const draft =
    kind === 'refer'
      ? { resourceType: 'ServiceRequest', ...base, code: { text } }
      : {
          resourceType: 'MedicationRequest',
          ...base,
          medicationCodeableConcept: { text },
          ...(kind === 'stop' && { doNotPerform: true }),
        }
  return { ...record, drafts: [...(record.drafts ?? []), draft as Resource] }
}

/** The record without a draft. */
export function withoutOrder(record: PatientRecord, id: string): PatientRecord {
  return { ...record, drafts: record.drafts?.filter((draft) => draft.id !== id) ?? [] }
}
