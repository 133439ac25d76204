import { gunzipSync } from 'node:zlib'
import { batchesOf } from '../batches.ts'
import { inOrder } from '../in-order.ts'
import type { Judges } from '../judge/judges.ts'
import { decisionValues } from '../write/decision-table.ts'
import type { Results } from '../write/results.ts'
import { PersonLines } from './person-lines.ts'
import type { ClusterSetup } from './setup.ts'
import { type LinesOut, lineOf } from './wire.ts'

/**
 * Judges the people that it is asked for, one part after another. Of each batch: `d` a row of decisions, `r` the same for the table, `w` who is listed, `l` what
 * is left out, `t` what was counted.
 */
export async function judgeStage(
  asked: AsyncIterator<string>,
  out: LinesOut,
  { options, asOf, hash }: Pick<ClusterSetup, 'options' | 'asOf' | 'hash'>,
  judges: Judges,
): Promise<void> {
  const lines = new PersonLines(asked, options.mostResources)
  for (let people = await lines.next(); people !== null; people = await lines.next()) {
    process.stderr.write(`judging ${process.pid}: begins a part\n`)
    const begun = performance.now()
    for await (const [, result] of inOrder(batchesOf(people), judges.judge, judges.atOnce)) {
      const { packed, decisions, listed, leftOut, ofPeople, duplicates, tallies } = result
      const rows = packed.length === 0 ? '' : gunzipSync(packed).toString('utf8')
      for (const row of rows.split('\n')) if (row !== '') out.add(lineOf('d', row))
      for (const row of decisions) out.add(lineOf('r', JSON.stringify(decisionValues(row, { asOf, knowledge: hash }))))
      for (const row of listed) out.add(lineOf('w', JSON.stringify(row)))
      for (const row of leftOut) out.add(lineOf('l', JSON.stringify(row)))
      const counted: Counted = { ofPeople, duplicates, tallies }
      out.add(lineOf('t', JSON.stringify(counted)))
      await out.send()
    }
    await out.end(lines.taken, {
      people: lines.people,
      seconds: Math.round(performance.now() - begun) / 1000,
    })
  }
}

/** What was counted of a batch. */
export type Counted = Omit<Results, 'leftOut'>
