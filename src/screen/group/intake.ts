import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'
import type { Item } from '../input/item.ts'
import type { LeftOut, Place } from '../left-out.ts'
import { appendRow } from '../rows.ts'
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

type Appenders = Readonly<Record<'item' | 'shared' | 'patient' | 'identifier' | 'left_out', DuckDBAppender>>

/** Takes in what was read, and counts it. */
export class Intake {
  readonly counts: CameIn = { cameIn: 0, shared: 0, notNeeded: 0, leftOut: 0 }
  readonly #to: Appenders

  private constructor(to: Appenders) {
    this.#to = to
  }

  static async into(connection: DuckDBConnection): Promise<Intake> {
    const [item, shared, patient, identifier, left_out] = [
      await connection.createAppender('item'),
      await connection.createAppender('shared'),
      await connection.createAppender('patient'),
      await connection.createAppender('identifier'),
      await connection.createAppender('left_out'),
    ]
    return new Intake({ item, shared, patient, identifier, left_out })
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
    appendRow(this.#to.shared, [id === null ? null : `${type}/${id}`, url, text])
  }

  #leaveOut({ file, line, part, reason, type, id }: LeftOut): void {
    this.counts.leftOut += 1
    appendRow(this.#to.left_out, [file, line, part, reason, type, id, 1, null, -1])
  }

  #add(item: Extract<Item, { fate: 'person' | 'lack' }>, { file, line }: Omit<Place, 'part'>): void {
    const { whose, type } = item
    const isIdentifier = whose.by === 'identifier'
    if (item.fate === 'lack') {
      appendRow(this.#to.item, [
        whose.name,
        isIdentifier,
        whose.base,
        kinds.lack,
        type,
        null,
        null,
        null,
        file,
        line,
        0,
        null,
      ])
      return
    }
    const { id, url, refers, part, text, identity } = item
    const kind = part < 0 ? kinds.copy : kinds.resource
    appendRow(this.#to.item, [
      whose.name,
      isIdentifier,
      whose.base,
      kind,
      type,
      id,
      url,
      refers,
      file,
      line,
      Math.abs(part),
      text,
    ])
    if (!identity) return
    appendRow(this.#to.patient, [id, identity.replacedBy])
    for (const name of identity.identifiers)
      appendRow(this.#to.identifier, [name, id, JSON.parse(name)[0] === nationalNumber])
  }

  /** Writes what is not written yet. */
  end(): void {
    for (const appender of Object.values(this.#to)) appender.closeSync()
  }
}
