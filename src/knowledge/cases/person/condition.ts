import { z } from 'zod'
import type { CodeBook } from '../../dictionary.ts'
import { words } from '../../files/text.ts'
import { inLists, listed } from '../word/coded.ts'
import { told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'

const condition = z.strictObject({
  onset: moment.exactOptional().describe('when it began; a bare date says the same'),
  recorded: moment.exactOptional().describe('when it was put on record'),
  abated: moment.exactOptional().describe('when it ended'),
  clinical: z
    .enum(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'])
    .exactOptional()
    .describe('the clinical status'),
  verification: z
    .enum(['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error'])
    .exactOptional()
    .describe('how sure it is'),
  code: words.exactOptional().describe('another code of the list than the first'),
  fhir: elementsOf('Condition').exactOptional(),
})

/** Conditions, each under the name of its list in `codes/conditions.yaml`. */
export const conditionsIn = ({ conditions }: CodeBook) =>
  inLists(conditions, 'codes/conditions.yaml', dated('onset', condition))

/** A Condition for each. */
export function writeConditions(
  conditions: z.output<ReturnType<typeof conditionsIn>> | undefined,
  codes: CodeBook,
): Draft[] {
  return told(conditions).map(([name, { onset, recorded, abated, clinical, verification, code, fhir }]) =>
    laidOver(
      {
        resourceType: 'Condition',
        code: listed(codes.conditions, name, code, codes),
        ...(onset !== undefined && { onsetDateTime: onset }),
        ...(recorded !== undefined && { recordedDate: recorded }),
        ...(abated !== undefined && { abatementDateTime: abated }),
        ...(clinical !== undefined && { clinicalStatus: status('condition-clinical', clinical) }),
        ...(verification !== undefined && { verificationStatus: status('condition-ver-status', verification) }),
      },
      fhir,
    ),
  )
}

function status(system: string, code: string) {
  return { coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] }
}
