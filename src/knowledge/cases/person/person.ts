import { z } from 'zod'
import type { Vocabulary } from '../vocabulary.ts'
import { moment } from '../word/moment.ts'
import { resource } from '../word/resource.ts'
import { checksIn } from './check.ts'
import { conditionsIn } from './condition.ts'
import { drugsIn } from './drug.ts'
import { findingsIn } from './finding.ts'
import { type Values, valuesOf } from './measurement.ts'
import { proceduresIn } from './procedure.ts'
import { programmesIn } from './programme.ts'
import { referralsIn } from './referral.ts'
import { requestsIn } from './request.ts'
import { suppliesIn } from './supply.ts'
import { daysIn } from './talk.ts'

/** What a birth date is where it is not known. */
export const unknown = 'unknown'

const wordsIn = (vocabulary: Vocabulary) => {
  const { dictionary } = vocabulary
  const { codes, conversations } = dictionary
  return {
    born: z
      .union([z.literal(unknown), moment], `write a date, or ${unknown}`)
      .exactOptional()
      .describe('the birth date, or `unknown`'),
    sex: z.enum(['male', 'female', 'other', unknown]).exactOptional().describe('the administrative gender'),
    speaks: z
      .array(z.string().regex(/^[a-z]{2,3}(-\w+)*$/))
      .min(1)
      .exactOptional()
      .describe('languages, by code, the preferred one first; without this word none is told'),
    died: z
      .union([z.boolean(), moment], 'write a date, true or false')
      .exactOptional()
      .describe('when someone died, or only whether'),
    conditions: conditionsIn(codes).exactOptional().describe('diagnoses, by list of `codes/conditions.yaml`'),
    procedures: proceduresIn(codes).exactOptional().describe('what was done, by list of `codes/procedures.yaml`'),
    drugs: drugsIn(codes).exactOptional().describe('the list of medication, by name of the drug'),
    supplies: suppliesIn(codes).exactOptional().describe('what the pharmacy handed over, by name of the drug'),
    programmes: programmesIn(dictionary).exactOptional().describe('programmes and diets that are followed, by name'),
    referrals: referralsIn(dictionary).exactOptional().describe('referrals to a programme, by name'),
    requests: requestsIn(codes)
      .exactOptional()
      .describe('orders for a test, tasks and goals, by name of `codes/requests.yaml`'),
    talks: daysIn(conversations)
      .exactOptional()
      .describe('days of a talk, by what it was about: a name of `programmes/conversations.yaml`'),
    refusals: daysIn(conversations).exactOptional().describe('days of a refusal, likewise'),
    findings: findingsIn(codes).exactOptional().describe('what was found, by list of `codes/observations.yaml`'),
    checked: checksIn(vocabulary)
      .exactOptional()
      .describe('checks of `case-words.yaml` with nothing wrong, each with its day or `never`; `all` for the others'),
    resources: z.array(resource).exactOptional().describe('whole resources in FHIR R4, for what no word says'),
  }
}

/** The words for a person: those above, and every measure by its name. */
export function personIn(vocabulary: Vocabulary) {
  const measures = [...vocabulary.measured].map(
    ([word, measured]) => [word, valuesOf(measured).exactOptional()] as const,
  )
  return z.strictObject({ ...wordsIn(vocabulary), ...Object.fromEntries(measures) } as ReturnType<typeof wordsIn>)
}

/** A person as a case tells of one: also has `Values` under the word of each measure. */
export type Person = z.output<ReturnType<typeof personIn>>

/** The values of each measure that a person has. */
export function valuesIn(person: Person, { measured }: Vocabulary) {
  return [...measured].flatMap(([word, each]) => {
    const values = (person as Readonly<Record<string, unknown>>)[word] as Values | undefined
    return values ? [[each, values] as const] : []
  })
}
