import { z } from 'zod'
import type { CodeBook } from '../../dictionary.ts'
import { words } from '../../files/text.ts'
import { inLists, listed } from '../word/coded.ts'
import { told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { periodOf } from '../word/period.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'

const procedure = z.strictObject({
  on: moment.exactOptional().describe('when it was done; a bare date says the same'),
  from: moment.exactOptional().describe('when it began, of one that lasts'),
  until: moment.exactOptional().describe('when it ended, of one that lasts'),
  status: z
    .enum(['preparation', 'in-progress', 'not-done', 'on-hold', 'stopped', 'completed', 'entered-in-error', 'unknown'])
    .exactOptional()
    .describe('the status; `completed` unless told'),
  code: words.exactOptional().describe('another code of the list than the first'),
  fhir: elementsOf('Procedure').exactOptional(),
})

/** Procedures, each under the name of its list in `codes/procedures.yaml`. */
export const proceduresIn = ({ procedures }: CodeBook) =>
  inLists(procedures, 'codes/procedures.yaml', dated('on', procedure))

/** A Procedure for each. */
export function writeProcedures(
  procedures: z.output<ReturnType<typeof proceduresIn>> | undefined,
  codes: CodeBook,
): Draft[] {
  return told(procedures).map(([name, { on, from, until, status = 'completed', code, fhir }]) =>
    laidOver(
      {
        resourceType: 'Procedure',
        status,
        code: listed(codes.procedures, name, code, codes),
        ...(on !== undefined && { performedDateTime: on }),
        ...((from ?? until) !== undefined && { performedPeriod: periodOf(from, until) }),
      },
      fhir,
    ),
  )
}
