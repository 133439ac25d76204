import type { DuckDBConnection } from '@duckdb/node-api'
import type { CameIn } from '../group/intake.ts'

/** What became of everything that came in. @see docs/population.md#the-summary */
export interface ReadCounts {
  readonly cameIn: number
  readonly ofPeople: number
  readonly shared: number
  readonly notNeeded: number
  readonly duplicates: number
  readonly leftOut: number
}

/** What became of everything, and of whom nothing is told. */
export interface Account {
  readonly read: ReadCounts
  /** People of whom nothing is told, and those of them on whom a rule failed. */
  readonly peopleLeftOut: number
  readonly failed: number
}

/** Adds up what became of everything that came in. @throws Error when something is neither read nor left out */
export async function accountOf(
  connection: DuckDBConnection,
  { ofPeople, duplicates }: Pick<ReadCounts, 'ofPeople' | 'duplicates'>,
  { cameIn, shared, notNeeded }: CameIn,
): Promise<Account> {
  const found = await connection.runAndReadAll(`
    select coalesce(sum(count), 0)::integer,
      count(distinct coalesce(id, file || ':' || line || ':' || part)) filter (type = 'Patient')::integer,
      count(*) filter (reason = 'rule-failed')::integer
    from left_out`)
  const [leftOut = 0, peopleLeftOut = 0, failed = 0] = (found.getRows()[0] ?? []).map(Number)
  const told = ofPeople + shared + notNeeded + duplicates + leftOut
  if (told !== cameIn) throw new Error(`${cameIn} came in, and it is told of ${told} what became of them`)
  return { read: { cameIn, ofPeople, shared, notNeeded, duplicates, leftOut }, peopleLeftOut, failed }
}
