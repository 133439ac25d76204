import { z } from 'zod'
import { fold, wordAt } from '../../codes/folded-text.ts'
import type { CodeBook } from '../../dictionary.ts'
import { words } from '../../files/text.ts'
import { listed } from '../word/coded.ts'
import { conceptOf } from '../word/concept-of.ts'
import { dosage } from '../word/dosage.ts'
import { entries, told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { periodOf } from '../word/period.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'

/** How a drug is known that a case names. */
export const knownDrug = {
  atc: z
    .string()
    .regex(/^[A-Z](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$/, 'write an ATC code')
    .exactOptional()
    .describe('its ATC code; without one it is known by its name only'),
  unlisted: z.literal(true).exactOptional().describe('on purpose a name that `codes/medications.yaml` does not know'),
}

const drug = z.strictObject({
  from: moment.exactOptional().describe('when it was started; a bare date says the same'),
  until: moment.exactOptional().describe('when it was stopped'),
  written: moment.exactOptional().describe('when it was last put on record'),
  status: z
    .enum(['active', 'completed', 'entered-in-error', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'])
    .exactOptional()
    .describe('the status; `active` unless told'),
  dose: dosage.exactOptional().describe('so much, so many times a day'),
  reason: words.exactOptional().describe('why it is used: a list of `codes/conditions.yaml`'),
  ...knownDrug,
  fhir: elementsOf('MedicationStatement').exactOptional(),
})

/** Drugs, each under a name as it stands on a list of medication. */
export const drugsIn = (codes: CodeBook) => entries(dated('from', drug), (name, told) => whyNotDrug(name, told, codes))

/** What is wrong with the reason or the name of a drug, or with saying that it is not known. */
export function whyNotDrug(
  name: string,
  { atc, reason, unlisted }: { readonly atc?: string; readonly reason?: string; readonly unlisted?: true },
  codes: CodeBook,
): readonly [readonly string[], string] | null {
  if (reason !== undefined && !codes.conditions.has(reason))
    return [['reason'], `"${reason}" is no list of codes/conditions.yaml: mend the name`]
  if (atc !== undefined) return null
  const known = isKnown(name, codes)
  if (known && unlisted) return [['unlisted'], `"${name}" is known by codes/medications.yaml: take "unlisted" out`]
  if (known || unlisted) return null
  return [[], `"${name}" is no drug of codes/medications.yaml: mend the name, add its "atc", or say "unlisted: true"`]
}

function isKnown(name: string, { medications: { names, groups, counterExamples } }: CodeBook): boolean {
  const text = fold(name)
  return (
    names.some((each) => wordAt(text, fold(each.name)) >= 0) ||
    [...groups.values()]
      .flatMap(({ words }) => words)
      .some(({ word, whole }) => (whole ? wordAt(text, fold(word)) >= 0 : text.includes(fold(word)))) ||
    counterExamples.some((word) => wordAt(text, fold(word)) >= 0)
  )
}

/** A MedicationStatement for each. */
export function writeDrugs(drugs: z.output<ReturnType<typeof drugsIn>> | undefined, codes: CodeBook): Draft[] {
  return told(drugs).map(([name, { from, until, written, status = 'active', dose, reason, atc, fhir }]) =>
    laidOver(
      {
        resourceType: 'MedicationStatement',
        status,
        medicationCodeableConcept: {
          ...(atc !== undefined && conceptOf({ system: 'atc', code: atc }, codes)),
          text: name,
        },
        effectivePeriod: periodOf(from, until),
        ...(written !== undefined && { dateAsserted: written }),
        ...(reason !== undefined && { reasonCode: [listed(codes.conditions, reason, undefined, codes)] }),
        ...(dose !== undefined && { dosage: [dose] }),
      },
      fhir,
    ),
  )
}
