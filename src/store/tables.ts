import type { ColumnType, JSONColumnType } from 'kysely'

/** What is kept of one answered call: nothing of the patient, nothing that leads to them. */
export interface CallTable {
  /** Of the row, made here, so that writing it twice keeps it once. */
  readonly id: string
  /** When the call came in. */
  readonly at: Date
  readonly service: string
  readonly hook: string
  readonly client: string
  readonly knowledge_version: string
  readonly knowledge_hash: string
  readonly duration_ms: number
  readonly decisions: JSONColumnType<readonly { rule: string; outcome: string; reason: string }[]>
}

/** What is kept of one card that was shown. */
export interface CardTable {
  readonly uuid: string
  readonly at: Date
  readonly service: string
  readonly rule: string
  readonly indicator: string
  readonly client: string
  readonly tenant: string
  readonly knowledge_version: string
  /** Keyed hash of tenant and patient, only where a refusal of this card would silence its question. */
  readonly subject: string | null
  /** Which card of its rule; unknown of one that an older version showed. */
  readonly name: string | null
  /** Keyed hash of what it said, with the patient's. */
  readonly fingerprint: string | null
}

/** That a card was shown to someone on a day: one row however often that was. */
export interface ShowingTable {
  /** Keyed hash of tenant and patient. */
  readonly subject: string
  /** Keyed hash of what was shown: of which rule, why, on which values. Nothing can be read back from it. */
  readonly fingerprint: string
  /** The day on which it was first shown, since it last began anew; and this day. */
  readonly first: DayColumn
  readonly day: DayColumn
  /** Last moment of this day. */
  readonly at: Date
}

/** A calendar day, to be selected as text: a moment would be of another day elsewhere. */
type DayColumn = ColumnType<unknown, string, never>

/** What is kept of one outcome that a client reported; each combination of tenant, service, card, outcome and reason once. */
export interface FeedbackTable {
  readonly card: string
  readonly tenant: string
  readonly client: string
  readonly service: string
  readonly outcome: 'accepted' | 'overridden'
  /** A code of the service's override reasons, `other` for any that is not, null when none was given. */
  readonly reason: string | null
  /** When the clinician acted, as the client says, at the latest; and when it first came in. */
  readonly at: Date
  readonly received: Date
  /** Of the card, once that is known. */
  readonly rule: string | null
  readonly knowledge_version: string | null
  readonly subject: string | null
  readonly name: string | null
  readonly indicator: string | null
  readonly fingerprint: string | null
  /** The code of a reason that is not ours; the newest of those that came with the same card. */
  readonly said: string | null
}

/** A token that was used: a hash of client and `jti`, until it expires. */
export interface TokenTable {
  readonly mark: string
  readonly until: Date
}

/** The tables of the store. */
export interface Tables {
  readonly call: CallTable
  readonly token: TokenTable
  readonly card: CardTable
  readonly feedback: FeedbackTable
  readonly showing: ShowingTable
}
