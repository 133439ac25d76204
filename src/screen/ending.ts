import { exitCodes } from './refusal.ts'
import type { Screened } from './write/write-up.ts'

/** How much may be left out without another exit code: nothing, what concerns few people, or so many people. */
export type AllowedLeftOut = 'none' | 'few' | number

/** More people left out than this, in a hundred, are allowed by their number only. */
const few = 5
/** A rule that fails on more people than this, in a thousand, is our fault. */
const mostFailed = 1

/** How a run ended that was carried through. @see docs/population.md#how-it-ends */
export function exitCodeOf(
  {
    read,
    people,
    peopleLeftOut,
    failed,
  }: Pick<Screened, 'people' | 'peopleLeftOut' | 'failed'> & { readonly read: { readonly leftOut: number } },
  allowed: AllowedLeftOut,
): number {
  const all = people + peopleLeftOut
  if (failed * 1000 > all * mostFailed) return exitCodes.fault
  if (read.leftOut === 0) return exitCodes.well
  const isAllowed =
    typeof allowed === 'number' ? peopleLeftOut <= allowed : allowed === 'few' && peopleLeftOut * 100 <= all * few
  return isAllowed ? exitCodes.well : exitCodes.leftOut
}

/** The same in words, for who ran it. */
export function outcomeOf(
  { read, people, peopleLeftOut, unavailable }: Pick<Screened, 'read' | 'people' | 'peopleLeftOut' | 'unavailable'>,
  output: string,
): string {
  const lines = [`${people} people judged: ${output}`]
  if (unavailable.length > 0)
    lines.push(
      `nothing is known of anybody's ${unavailable.join(', ')}: it was not in the input, or a file ended early`,
    )
  if (read.leftOut > 0)
    lines.push(
      `left out: ${read.leftOut} of ${read.cameIn} that came in${peopleLeftOut > 0 ? `, ${peopleLeftOut} people among them` : ''}; left-out.ndjson says where and why`,
    )
  return lines.join('\n')
}
