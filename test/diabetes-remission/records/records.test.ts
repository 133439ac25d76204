import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { build } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import type { Explanation } from '../../../src/why/explanation.ts'
import { json, startFhirServer } from '../../fhir-server.ts'
import { knowledge, service } from '../service.ts'

/** What "why?" answers: an error by its status and code, or what is true of the explanation. */
type Wanted = readonly [status: number, code: string] | Readonly<Record<string, unknown>>

/** Input -> what is right. Of a decision `rule: reason`; `careful` are the reasons of cards that warn. */
const wanted: Readonly<Record<string, Wanted>> = {
  // Whole answers
  A1: [412, 'prefetch-unusable'],
  A2: [412, 'prefetch-unusable'],
  A7: [412, 'prefetch-unusable'],
  'H-modeless': { 'remission-status': 'medication-history' },
  'H-nolast': { 'remission-status': 'medication-history' },
  'H-short': { 'remission-status': 'medication-history' },
  // Days
  C3: { 'remission-status': 'hba1c-not-below' },
  // Ingredients
  D1a: { 'remission-status': 'on-medication' },
  D1b: { 'remission-status': 'on-medication' },
  D1c: { 'remission-status': 'on-medication' },
  J3b: { 'remission-status': 'on-medication' },
  J3f: { 'remission-candidate': 'candidate', cautions: 'corticosteroids-or-antipsychotics' },
  // What names no drug
  D5b: { 'remission-status': 'medication-class' },
  D6a: { 'remission-status': 'medication-class' },
  D6b2: { 'remission-status': 'criteria-met' },
  // A documented limit: a number of JSON has the precision of a double, in which this is 47.5
  L1: { 'remission-status': 'hba1c-not-below' },
  // Death
  E1: { 'remission-status': 'deceased' },
  E1h: { 'remission-status': 'deceased' },
  J2a: { 'remission-status': 'deceased' },
  // References
  B5e: { 'tapering-safety': 'hypoglycaemia' },
  B5f: { 'tapering-safety': 'hypoglycaemia' },
  B5h: { 'tapering-safety': 'hypoglycaemia' },
  B5r: { 'remission-status': 'criteria-met' },
  B6b: { 'tapering-safety': 'hypoglycaemia' },
  // Whose it is
  B3s: { 'remission-status': 'criteria-met' },
  I1: { 'remission-status': 'criteria-met' },
  I2a: { 'remission-status': 'criteria-met' },
  I2b: [412, 'prefetch-unusable'],
  I2c: [412, 'prefetch-unusable'],
  I2e: { 'remission-status': 'criteria-met' },
  I9: { 'remission-status': 'criteria-met' },
  // Code systems
  'C12-https': { 'remission-status': 'hba1c-not-below' },
  E4b: { 'remission-candidate': 'remission' },
  // Statuses, and what has ended
  E5: { 'remission-status': 'not-type-2' },
  E6a: { 'remission-candidate': 'candidate' },
  E8c: { 'remission-candidate': 'candidate' },
  E9d: { 'remission-status': 'recorded' },
  // Names
  N1: { 'remission-status': 'on-medication' },
  N2: { 'tapering-safety': 'severe-hypoglycaemia' },
  N5: { 'remission-status': 'on-medication' },
}

interface Input {
  readonly situation: string
  readonly asOf: string
  readonly call?: object
  /** Path under the base -> answer; BASE stands for the base. */
  readonly fhirServerAnswers?: Readonly<Record<string, unknown>>
}

const inputs = readdirSync(new URL('./inputs', import.meta.url)).map((file): [name: string, input: Input] => [
  file.replace('.json', ''),
  JSON.parse(readFileSync(new URL(`./inputs/${file}`, import.meta.url), 'utf8')),
])

describe('a record as real systems send it', () => {
  it('has every input, and no other', () => {
    expect(inputs.map(([name]) => name).sort()).toEqual(Object.keys(wanted).sort())
  })

  it.each(inputs)('%s', async (name, input) => {
    const { status, body } = await asked(input)
    const right = wanted[name] ?? {}
    if (Array.isArray(right)) {
      expect([status, ...body.issue.map(codeOf)]).toEqual(expect.arrayContaining([...right]))
      return
    }
    expect(status).toBe(200)
    for (const [rule, reason] of Object.entries(right)) {
      if (rule === 'cautions') expect(JSON.stringify(body.decisions)).toContain(reason)
      else expect([rule, reasonOf(body, rule)]).toEqual([rule, reason])
    }
  })
})

function codeOf(issue: { readonly details: { readonly coding: readonly { readonly code: string }[] } }) {
  return issue.details.coding[0]?.code
}

function reasonOf({ decisions }: Explanation, rule: string): string | undefined {
  return decisions.find((decision) => decision.rule === rule)?.reason
}

async function asked({ asOf, call: sent, fhirServerAnswers: answers }: Input) {
  const fhirServerAnswers = answers ?? {}
  const call = answers ? undefined : sent
  const server = await startFhirServer(
    Object.fromEntries(
      Object.keys(fhirServerAnswers).map((path) => [
        `/${path}`,
        (response, request, base) => {
          const own = JSON.parse(JSON.stringify(fhirServerAnswers).replaceAll('BASE', base))
          json(own[path])(response, request, base)
        },
      ]),
    ),
  )
  const app = await build({
    config: readConfig({ LOG_LEVEL: 'silent', DATA_DIR: 'memory://', FHIR_SERVERS: server.base }),
    knowledge,
  })
  const payload = call ?? {
    hook: 'patient-view',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: { userId: 'Practitioner/x', patientId: 'kp-1' },
    fhirServer: server.base,
  }
  try {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: `/cds-services/${service.id}/explain?asOf=${asOf}`,
      payload,
    })
    return { status: statusCode, body: JSON.parse(body) }
  } finally {
    await app.close()
    await server.close()
  }
}
