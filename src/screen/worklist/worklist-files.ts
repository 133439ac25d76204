import { createHash } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { canonical } from '../group/versions.ts'
import type { BatchJudging } from '../judge/batch.ts'
import type { Tallies } from '../tally/tallies.ts'
import type { OutputFolder } from '../write/folder.ts'
import { writeCsv } from './csv-file.ts'
import { type SheetPage, writeHtml } from './html-file.ts'
import { listedRows } from './listed-rows.ts'
import type { SheetHead, SheetSection } from './sheet.ts'

/** Writes who is to be looked at: a table and a page. @param most rows of a section */
export async function writeWorklist(
  connection: DuckDBConnection,
  folder: Pick<OutputFolder, 'at'>,
  { services, asOf, language, isIdentified, knowledge }: BatchJudging,
  tallies: Tallies,
  most: number | null,
  page: SheetPage,
): Promise<void> {
  const sections = services.flatMap(({ id, population }): SheetSection[] =>
    (population?.worklist?.sections ?? []).map(({ name, title }, at) => {
      const people = Object.values(tallies[id] ?? {}).reduce((sum, tally) => sum + (tally.sections[at] ?? 0), 0)
      return { service: id, name, title, people }
    }),
  )
  const run = createHash('sha256')
    .update(canonical([asOf, knowledge.hash, tallies]))
    .digest('hex')
    .slice(0, 16)
  const head: SheetHead = { asOf, language, run, isIdentified, sections }
  await writeCsv(folder.at('worklist.csv'), head, listedRows(connection, most))
  await writeHtml(folder.at('worklist.html'), page, head, listedRows(connection, most))
}
