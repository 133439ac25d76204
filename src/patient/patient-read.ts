import type { SaidRecord } from './coded/sayings.ts'
import type { CodedFact, ProgrammeRecord } from './coded-fact.ts'
import type { Fact, Unused } from './fact.ts'
import type { Values } from './measurements/values.ts'
import type { Drug } from './medication/drug.ts'
import type { Order } from './orders/order.ts'
import type { Person } from './person.ts'
import type { ConversationRecord } from './programmes/conversations.ts'
import type { RequestRecord } from './requests/request.ts'

/** What was read of a patient, for "why?". */
export interface PatientRead {
  readonly person: Person
  readonly measured: readonly (readonly [measure: string, Values['all']])[]
  readonly left: ReadonlyMap<string, Unused>
  readonly coded: readonly CodedFact[]
  readonly drugs: readonly Drug[]
  readonly programmes: readonly ProgrammeRecord[]
  readonly orders: readonly Order[]
  readonly conversations: readonly ConversationRecord[]
  readonly requests: readonly RequestRecord[]
  readonly said: readonly SaidRecord[]
  readonly rejected: readonly Fact[]
  /** Results that rules could have used if their code were known. */
  readonly unknown: () => readonly Fact[]
}
