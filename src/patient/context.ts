import type { Medication, Specimen } from 'fhir/r4.js'
import type { DateRead, Day } from '../calendar.ts'
import type { Addresses } from '../fhir/addresses.ts'
import type { ReadingValues } from '../knowledge/service-file/reading.ts'
import type { Followed } from './followed.ts'
import type { Told } from './medication/drug-names.ts'
import type { MedicationRead } from './medication/product.ts'
import type { Remembered } from './memo.ts'
import type { Trace } from './trace.ts'

/** What reading a patient's resources depends on: whose they are, the day judged, what they refer to, and the values that the service reads by. */
export interface Context {
  readonly patientId: string
  readonly asOf: Day
  /** The day judged is before the day on which the data were had: what was written since tells of it too. */
  readonly isPast: boolean
  readonly birth: DateRead | null
  readonly trace: Trace
  /** Finds the Medications and Specimens that are referred to. */
  readonly addresses: Pick<Addresses, 'find'>
  readonly followed: Followed | null
  /** What each Medication tells. */
  readonly products: Remembered<Medication, MedicationRead>
  /** What each text tells of a drug: most are told again with every prescription. */
  readonly drugTexts: Remembered<string, Told>
  /** The marks that each Specimen says. */
  readonly specimenMarks: Remembered<Specimen, ReadonlySet<string>>
  readonly values: ReadingValues
}
