import type { DuckDBConnection } from '@duckdb/node-api'
import type { Service } from '../../knowledge/knowledge.ts'
import type { CameIn } from '../group/intake.ts'
import { type TypesRead, typesTogether } from '../group/reading.ts'
import { settle } from '../group/settle.ts'
import { kinds, tables } from '../group/tables.ts'
import { appendRow, type Row } from '../rows.ts'
import { unavailableIn } from '../types-had.ts'
import { keyOf, nameOfKey } from './key.ts'
import type { ClusterSetup, Settled } from './setup.ts'
import { ends, type LinesOut, lineOf } from './wire.ts'

/** What was told of a file that was read. */
interface FileRead {
  readonly counts: CameIn
  readonly had: readonly string[]
  readonly cutShort: readonly string[]
}

/**
 * Tells whose each name is that resources have for their person, once all is read: only what is not as it seems. From the files that were read (`f`), the
 * patients (`p`), their identifiers (`n`) and each name once (`k`).
 * @throws Refusal when a type is not there that is needed, or two servers are named and none was chosen
 */
export async function settleStage(
  asked: AsyncIterable<string>,
  out: LinesOut,
  { options }: ClusterSetup,
  services: readonly Service[],
  connection: DuckDBConnection,
): Promise<void> {
  const files: FileRead[] = []
  const taken = await fill(connection, asked, files)
  const settled: Settled = {
    unavailable: unavailableIn(services, typesOf(files), options.types),
    counts: sumOf(files.map(({ counts }) => counts)),
  }
  await settle(connection, options.base)
  out.add(lineOf('t', JSON.stringify(settled)))
  await send(
    `select distinct asked.base from asked join left_out using (line) where reason = 'other-server'`,
    ([base]) => lineOf('b', JSON.stringify(base)),
  )
  await send(
    `select distinct asked.name, asked.is_identifier, item.who, left_out.reason
     from asked left join item using (line) left join left_out using (line)
     where left_out.reason is distinct from 'other-server' and (left_out.reason is not null or is_identifier or item.who <> asked.name)`,
    ([name, isIdentifier, who, reason]) =>
      reason === null
        ? lineOf('w', keyOf(String(name), isIdentifier === true), keyOf(String(who), false))
        : lineOf('x', keyOf(String(name), isIdentifier === true), String(reason)),
  )
  await send('select who from doubled', ([who]) => lineOf('d', keyOf(String(who), false)))
  await out.end(taken)

  async function send(query: string, line: (row: Row) => string): Promise<void> {
    const result = await connection.stream(query)
    for await (const rows of result.yieldRows()) {
      for (const row of rows as unknown as readonly Row[]) out.add(line(row))
      await out.send()
    }
  }
}

/** Fills the tables from what was read, with one item for each name; gives the number of lines. */
async function fill(connection: DuckDBConnection, asked: AsyncIterable<string>, files: FileRead[]): Promise<number> {
  await connection.run(tables)
  await connection.run('create table asked (line integer, name varchar, is_identifier boolean, base varchar)')
  const [item, names, patient, identifier] = [
    await connection.createAppender('item'),
    await connection.createAppender('asked'),
    await connection.createAppender('patient'),
    await connection.createAppender('identifier'),
  ]
  let taken = 0
  for await (const line of asked) {
    if (line === ends) break
    taken += 1
    const [letter, first = '', second = '""'] = line.split('\t')
    if (letter === 'f') files.push(JSON.parse(first))
    else if (letter === 'p') appendRow(patient, JSON.parse(first))
    else if (letter === 'n') appendRow(identifier, JSON.parse(first))
    else {
      const { name, isIdentifier } = nameOfKey(first)
      const base = JSON.parse(second)
      appendRow(names, [taken, name, isIdentifier, base])
      const nothing = [null, null, null, null, 0, taken, 0, null]
      appendRow(item, [name, isIdentifier, base, kinds.resource, ...nothing])
    }
  }
  for (const appender of [item, names, patient, identifier]) appender.closeSync()
  return taken
}

function typesOf(files: readonly FileRead[]): TypesRead {
  return typesTogether(files.map(({ had, cutShort }) => ({ had: new Set(had), cutShort: new Set(cutShort) })))
}

function sumOf(counts: readonly CameIn[]): CameIn {
  const sum: CameIn = { cameIn: 0, shared: 0, notNeeded: 0, leftOut: 0 }
  for (const each of counts) for (const name of Object.keys(sum) as (keyof CameIn)[]) sum[name] += each[name]
  return sum
}
