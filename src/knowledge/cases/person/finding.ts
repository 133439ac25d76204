import { z } from 'zod'
import type { CodeBook } from '../../dictionary.ts'
import { words } from '../../files/text.ts'
import { codeIn, listed, notIn } from '../word/coded.ts'
import { entries, told } from '../word/entry.ts'
import { dated, moment } from '../word/moment.ts'
import { observationStatus } from '../word/observation-status.ts'
import { type Draft, elementsOf, laidOver } from '../word/resource.ts'

const finding = z.strictObject({
  on: moment.exactOptional().describe('when it was found; a bare date says the same'),
  answer: words.exactOptional().describe('a coded answer: a list of `findings` in `codes/observations.yaml`'),
  code: words.exactOptional().describe('another code than the first, of the answer where there is one'),
  value: z
    .union([z.boolean(), z.int(), z.string()], 'write yes or no as true or false, a whole number, or words in quotes')
    .exactOptional()
    .describe('what was found: true or false, a whole number, or words'),
  status: observationStatus.exactOptional(),
  fhir: elementsOf('Observation').exactOptional(),
})

const file = 'codes/observations.yaml'

/** Findings, each under the name of its list in `codes/observations.yaml`. */
export const findingsIn = ({ findings }: CodeBook) =>
  entries(dated('on', finding), (name, { answer, code }) => {
    if (!findings.has(name)) return [[], `"${name}" is no list of findings in ${file}: mend the name`]
    if (answer !== undefined && !findings.has(answer))
      return [['answer'], `"${answer}" is no list of findings in ${file}: mend the name`]
    const list = answer ?? name
    return code === undefined || codeIn(findings, list, code) ? null : [['code'], notIn(list, file, code)]
  })

/** An Observation for each. */
export function writeFindings(findings: z.output<ReturnType<typeof findingsIn>> | undefined, codes: CodeBook): Draft[] {
  return told(findings).map(([name, { on, answer, code, value, status = 'final', fhir }]) =>
    laidOver(
      {
        resourceType: 'Observation',
        status,
        code: listed(codes.findings, name, answer === undefined ? code : undefined, codes),
        ...(on !== undefined && { effectiveDateTime: on }),
        ...(answer !== undefined && { valueCodeableConcept: listed(codes.findings, answer, code, codes) }),
        ...valued(value),
      },
      fhir,
    ),
  )
}

function valued(value: boolean | number | string | undefined): object {
  if (typeof value === 'boolean') return { valueBoolean: value }
  if (typeof value === 'number') return { valueInteger: value }
  return value === undefined ? {} : { valueString: value }
}
