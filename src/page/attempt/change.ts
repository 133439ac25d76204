import type { PatientRecord } from '../model/record/record.ts'

/** A form over the record: what it shows, and what to do with the changed record. */
export interface ChangeAsked {
  readonly record: PatientRecord
  readonly onChange: (record: PatientRecord) => void
}
