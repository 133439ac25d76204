import type { Medication, Specimen } from 'fhir/r4.js'
import type { DateRead, Day } from './day.ts'
import type { LookedUp } from './product.ts'
import type { Remembered } from './remembered.ts'
import type { Trace } from './trace.ts'

/** What reading a patient's resources depends on: whose they are, the day judged, what they refer to, and the values of `concepts/reading`. */
export interface Context {
  readonly patientId: string
  readonly asOf: Day
  readonly birth: DateRead | null
  readonly trace: Trace
  /** By id. */
  readonly specimens: ReadonlyMap<string, Specimen>
  /** By id. */
  readonly medications: ReadonlyMap<string, Medication>
  /** What each Medication tells. */
  readonly products: Remembered<Medication, LookedUp>
  /** Whether each Specimen was taken fasting. */
  readonly fasted: Remembered<Specimen, boolean>
  readonly values: ReadingValues
}

/** Values of `concepts/reading`, in force on the day judged. */
export interface ReadingValues {
  /** Months that a measured value decides. */
  readonly freshFor: number
  /** Hours. */
  readonly fastingFrom: number
  /** Days that a supply without a number of days lasts. */
  readonly supplyLasts: number
  /** Months after the last sign of a drug stopped on an unknown day by which it has ended. */
  readonly undatedStopWithin: number
  /** Months after its end that a drug of which nothing tells what it is may have been glucose lowering. */
  readonly namelessFor: number
}
