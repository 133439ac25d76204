import { z } from 'zod'
import { fold, hasBeginning, wordAt } from '../../codes/folded-text.ts'
import type { Dictionary } from '../../dictionary.ts'
import { entries, told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { periodOf } from '../word/period.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'

/** On purpose the name of something that is no programme. */
export const unlisted = z
  .literal(true)
  .exactOptional()
  .describe('on purpose a name that `programmes/recognition.yaml` does not know')

const programme = z.strictObject({
  from: moment.exactOptional().describe('when it began or will begin; a bare date says the same'),
  until: moment.exactOptional().describe('when it ended or will end'),
  status: z
    .enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown'])
    .exactOptional()
    .describe('the status; `active` unless told'),
  intent: z.enum(['proposal', 'plan', 'order', 'option']).exactOptional().describe('the intent; `plan` unless told'),
  unlisted,
  fhir: elementsOf('CarePlan').exactOptional(),
})

/** Programmes and diets that someone follows, each under a name by which it is recognised. */
export const programmesIn = (dictionary: Dictionary) =>
  entries(dated('from', programme), (name, { unlisted }) => whyNotProgramme(name, unlisted === true, dictionary))

/** What is wrong with the name of a programme, or with saying that it is none. */
export function whyNotProgramme(
  name: string,
  unlisted: boolean,
  { recognitions }: Dictionary,
): readonly [readonly string[], string] | null {
  const text = fold(name)
  const known = recognitions.some(
    ({ phrases, beginnings }) =>
      phrases.some((phrase) => wordAt(text, fold(phrase)) >= 0) ||
      beginnings.some((beginning) => hasBeginning(text, fold(beginning))),
  )
  if (known && unlisted) return [['unlisted'], `"${name}" is known by programmes/recognition.yaml: take "unlisted" out`]
  if (known || unlisted) return null
  return [[], `"${name}" is no programme or diet of programmes/recognition.yaml: mend it, or say "unlisted: true"`]
}

/** A CarePlan for each. */
export function writeProgrammes(programmes: z.output<ReturnType<typeof programmesIn>> | undefined): Draft[] {
  return told(programmes).map(([name, { from, until, status = 'active', intent = 'plan', fhir }]) =>
    laidOver({ resourceType: 'CarePlan', status, intent, title: name, period: periodOf(from, until) }, fhir),
  )
}
