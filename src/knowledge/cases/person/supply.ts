import { z } from 'zod'
import type { CodeBook } from '../../dictionary.ts'
import { entries, told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'
import { whyNotDrug } from './drug.ts'

const supply = z.strictObject({
  on: moment.exactOptional().describe('when it was handed over; a bare date says the same'),
  days: z.int().min(1).exactOptional().describe('for how many days it is enough'),
  unlisted: z.literal(true).exactOptional().describe('on purpose a name that `codes/medications.yaml` does not know'),
  fhir: elementsOf('MedicationDispense').exactOptional(),
})

/** Supplies of a pharmacy, each under the name of its drug. */
export const suppliesIn = (codes: CodeBook) =>
  entries(dated('on', supply), (name, told) => whyNotDrug(name, told, codes))

/** A MedicationDispense for each. */
export function writeSupplies(supplies: z.output<ReturnType<typeof suppliesIn>> | undefined): Draft[] {
  return told(supplies).map(([name, { on, days, fhir }]) =>
    laidOver(
      {
        resourceType: 'MedicationDispense',
        status: 'completed',
        medicationCodeableConcept: { text: name },
        ...(on !== undefined && { whenHandedOver: on }),
        ...(days !== undefined && { daysSupply: { value: days, unit: 'd' } }),
      },
      fhir,
    ),
  )
}
