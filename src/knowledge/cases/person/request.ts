import type { CodeableConcept } from 'fhir/r4.js'
import { z } from 'zod'
import type { CodeBook, Requestable } from '../../dictionary.ts'
import { words } from '../../files/text.ts'
import { codeIn, notIn } from '../word/coded.ts'
import { conceptOf, rowOf } from '../word/concept-of.ts'
import { entries, told } from '../word/entry.ts'
import { misshapen } from '../word/json-element.ts'
import { dated, moment } from '../word/moment.ts'
import { type Draft, laidOver } from '../word/resource.ts'

const request = z.strictObject({
  on: moment.exactOptional().describe('when it was written; a bare date says the same'),
  status: words.exactOptional().describe('the status; `active`, of a task `requested`, unless told'),
  code: words.exactOptional().describe('another code of it than the first'),
  fhir: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe('elements of FHIR R4 for what no word says, laid over the resource as they stand; null takes one away'),
})

/** Orders, tasks and goals, each under its name in `codes/requests.yaml`. */
export const requestsIn = ({ requests }: CodeBook) =>
  entries(dated('on', request), (name, { code, fhir = {} }) => {
    const asked = requests.get(name)
    if (!asked) return [[], `"${name}" is not in ${file}: mend the name`]
    if (code !== undefined && !codeIn(requests, name, code)) return [['code'], notIn(name, file, code)]
    const [fault] = misshapen(asked.as, fhir)
    return fault ? [['fhir', ...fault.at.map(String)], fault.message] : null
  })

const file = 'codes/requests.yaml'

/** A ServiceRequest, Task or Goal for each. */
export function writeRequests(requests: z.output<ReturnType<typeof requestsIn>> | undefined, codes: CodeBook): Draft[] {
  return told(requests).flatMap(([name, { on, status, code, fhir }]) => {
    const asked = codes.requests.get(name)
    if (!asked) return []
    const { as, texts } = asked
    const row = rowOf(asked.codes, code)
    const concept = row ? conceptOf(row, codes) : { text: texts[0] }
    const written = { [as === 'Goal' ? 'statusDate' : 'authoredOn']: on }
    return [laidOver({ resourceType: as, ...elements[as](concept, status), ...(on !== undefined && written) }, fhir)]
  })
}

const elements: Readonly<Record<Requestable['as'], (concept: CodeableConcept, status?: string) => object>> = {
  ServiceRequest: (code, status = 'active') => ({ status, intent: 'order', code }),
  Task: (code, status = 'requested') => ({ status, intent: 'order', code }),
  Goal: (measure, lifecycleStatus = 'active') => ({ lifecycleStatus, target: [{ measure }] }),
}
