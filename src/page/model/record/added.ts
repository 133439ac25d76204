import type { Condition } from 'fhir/r4.js'
import type { Coded } from './change.ts'
import type { PatientRecord } from './record.ts'

/** A diagnosis that was put on record just now, in one line. */
export interface AddedLine {
  readonly id: string
  readonly name: string
  /** When it began, as far as that was told. */
  readonly since: string
}

/** What was added to a record just now. */
export function addedTo({ added = [] }: PatientRecord): readonly AddedLine[] {
  return added.map(({ id, code, onsetDateTime }) => ({
    id: id ?? '',
    name: code?.text ?? code?.coding?.[0]?.display ?? '',
    since: onsetDateTime ?? '',
  }))
}

/** The record with one more diagnosis, recorded on a day and begun on another where that was told. */
export function added(
  record: PatientRecord,
  id: string,
  coding: Coded,
  { recorded, since }: { readonly recorded: string; readonly since: string },
): PatientRecord {
  const condition: Condition = {
    resourceType: 'Condition',
    id,
    category: [
      {
        coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }],
      },
    ],
    code: { coding: [coding], text: coding.display },
    subject: { reference: `Patient/${record.patientId}` },
    ...(recorded && { recordedDate: recorded }),
    ...(since && { onsetDateTime: since }),
  }
  return { ...record, added: [...(record.added ?? []), condition] }
}

/** The record without a diagnosis that was added. */
export function withoutAdded(record: PatientRecord, id: string): PatientRecord {
  return { ...record, added: record.added?.filter((condition) => condition.id !== id) ?? [] }
}
