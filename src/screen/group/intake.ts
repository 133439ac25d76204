import type { DuckDBConnection } from '@duckdb/node-api'
import type { Item } from '../input/item.ts'
import type { LeftOut, Place } from '../left-out.ts'
import { appendRow, type Row } from '../rows.ts'
import { kinds } from './tables.ts'

/** How many came in, and what became at once of those that are no resource of a person. */
export interface CameIn {
  cameIn: number
  shared: number
  notNeeded: number
  leftOut: number
}

/** The number by which everyone in the Netherlands is one person. */
const nationalNumber = 'http://fhir.nl/fhir/NamingSystem/bsn'

/** Tables into which what is read goes; `tables.ts` has their columns. */
export type IntakeTable = 'item' | 'shared' | 'patient' | 'identifier' | 'left_out'

const intakeTables: readonly IntakeTable[] = ['item', 'shared', 'patient', 'identifier', 'left_out']

/** Takes in what was read, and counts it. */
export class Intake {
  readonly counts: CameIn = { cameIn: 0, shared: 0, notNeeded: 0, leftOut: 0 }
  readonly #put: (table: IntakeTable, row: Row) => void

  constructor(put: (table: IntakeTable, row: Row) => void) {
    this.#put = put
  }

  take(item: Item, at: Omit<Place, 'part'>): void {
    if (item.fate !== 'lack' && !('part' in item && item.part < 0)) this.counts.cameIn += 1
    if (item.fate === 'not-needed') this.counts.notNeeded += 1
    else if (item.fate === 'shared') this.#share(item)
    else if (item.fate === 'left-out') this.#leaveOut({ ...item, ...at })
    else this.#add(item, at)
  }

  #share({ type, id, url, text }: Extract<Item, { fate: 'shared' }>): void {
    this.counts.shared += 1
    this.#put('shared', [id === null ? null : `${type}/${id}`, url, text])
  }

  #leaveOut({ file, line, part, reason, type, id }: LeftOut): void {
    this.counts.leftOut += 1
    this.#put('left_out', [file, line, part, reason, type, id, 1, null, -1])
  }

  #add(item: Extract<Item, { fate: 'person' | 'lack' }>, { file, line }: Omit<Place, 'part'>): void {
    const { whose, type } = item
    const named = [whose.name, whose.by === 'identifier', whose.base] as const
    if (item.fate === 'lack') {
      this.#put('item', [...named, kinds.lack, type, null, null, null, file, line, 0, null])
      return
    }
    const { id, url, refers, part, text, identity } = item
    const kind = part < 0 ? kinds.copy : kinds.resource
    this.#put('item', [...named, kind, type, id, url, refers, file, line, Math.abs(part), text])
    if (!identity) return
    this.#put('patient', [id, identity.replacedBy])
    for (const name of identity.identifiers) this.#put('identifier', [name, id, JSON.parse(name)[0] === nationalNumber])
  }
}

/** Fills the tables of a database; `end` writes what is not written yet. */
export async function intakeInto(connection: DuckDBConnection) {
  const opened = await Promise.all(
    intakeTables.map(async (table) => [table, await connection.createAppender(table)] as const),
  )
  const appenders = new Map(opened)
  const intake = new Intake((table, row) => {
    const appender = appenders.get(table)
    if (appender) appendRow(appender, row)
  })
  return {
    intake,
    end(): void {
      for (const appender of appenders.values()) appender.closeSync()
    },
  }
}
