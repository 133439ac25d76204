import type { DuckDBConnection } from '@duckdb/node-api'
import type { LeftOutReason } from '../left-out.ts'
import { Refusal } from '../refusal.ts'
import { appendRows, type Row } from '../rows.ts'
import { kinds } from './tables.ts'

/** Tells, once everything is read, whose each resource is; what is nobody's is left out. @throws Refusal when two servers are named and none was chosen */
export async function settle(connection: DuckDBConnection, base: string | null): Promise<void> {
  await settleServers(connection, base)
  await connection.run(`
    update item set who = known.patient, by_identifier = false
    from (select name, min(patient) as patient from identifier group by name having count(distinct patient) = 1) as known
    where item.by_identifier and item.who = known.name`)
  await followReplacements(connection)
  await connection.run(`
    insert into doubled
    select distinct unnest(people) from (
      select list(distinct coalesce(moved.target, patient)) as people from identifier
      left join moved on moved.id = identifier.patient
      where is_national group by name having len(people) > 1)`)
  await leaveOut(connection, 'unknown-patient', `by_identifier or who not in (select id from patient)`)
}

async function settleServers(connection: DuckDBConnection, base: string | null): Promise<void> {
  const found = await connection.runAndReadAll(`select distinct base from item where base <> '' order by base`)
  const bases = found.getRows().map(([each]) => String(each))
  if (base === null && bases.length > 1)
    throw new Refusal(
      `references name patients of ${bases.length} servers (${bases.slice(0, 3).join(', ')}): say with --base URL which of them the people of the input are of`,
    )
  if (bases.length > 1) await leaveOut(connection, 'other-server', `base <> '' and base <> $base`, { base: base ?? '' })
}

/** Who has another record in the place of theirs is one person with that, as long as it is among the input. */
async function followReplacements(connection: DuckDBConnection): Promise<void> {
  await connection.run('create or replace table moved (id varchar, target varchar)')
  const read = await connection.runAndReadAll(`
    select distinct id, replaced_by from patient
    where replaced_by is not null and replaced_by in (select id from patient)`)
  const next = new Map(read.getRows().map(([id, other]) => [String(id), String(other)]))
  const moved: Row[] = []
  for (const id of next.keys()) {
    const seen = new Set([id])
    let target = id
    for (let to = next.get(target); to !== undefined && !seen.has(to); to = next.get(target)) {
      seen.add(to)
      target = to
    }
    // In a circle nobody stands in the place of another.
    if (next.has(target)) continue
    moved.push([id, target])
  }
  await appendRows(connection, 'moved', moved)
  await connection.run('update item set who = moved.target from moved where item.who = moved.id')
}

async function leaveOut(
  connection: DuckDBConnection,
  reason: LeftOutReason,
  where: string,
  values: Record<string, string> = {},
): Promise<void> {
  await connection.run(
    `insert into left_out select file, line, part, '${reason}', type, id, 1, null, -1 from item where kind = ${kinds.resource} and (${where})`,
    values,
  )
  await connection.run(`delete from item where ${where}`, values)
}
