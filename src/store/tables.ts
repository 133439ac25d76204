import type { JSONColumnType } from 'kysely'

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
  readonly cards: JSONColumnType<readonly { uuid: string; rule: string; indicator: string }[]>
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
}
