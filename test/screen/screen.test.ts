import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Bundle, Resource } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { compose } from '../../src/cards/compose.ts'
import { decide } from '../../src/engine/decide.ts'
import { anchor, fixtureNames, readFixture } from '../../src/examples/fixture.ts'
import { defaultSite } from '../../src/knowledge/site.ts'
import { read } from '../../src/patient/read.ts'
import { explain } from '../../src/why/explain.ts'
import { adult, measured } from './people.ts'
import { fixtures, inputOf, knowledge, ndjson, screened, services, temporaryFolder } from './run.ts'

/** What a row leaves out, and what has to be told apart: ids of cards are random in a call. */
const untold = { text: undefined, notShownText: undefined, evidence: undefined, card: undefined, triggers: undefined }

/** What the service itself says of a fixture, without what rows leave out. */
function explained(bundle: Bundle) {
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? [])
  const id = resources.find(({ resourceType }) => resourceType === 'Patient')?.id ?? ''
  const [service] = services
  if (!service) throw new Error('no service is screened with')
  const sent = { patientId: id, resources, unavailable: new Set<string>() }
  const patient = read(sent, knowledge, service, anchor, defaultSite)
  const evaluations = decide(service, knowledge, patient)
  const composed = compose(service, knowledge, patient, evaluations, 'nl')
  const { decisions, facts, cards } = explain(service, knowledge, patient, evaluations, composed, 'nl')
  return {
    patient: `Patient/${id}`,
    facts: facts.length,
    decisions: decisions.map((decision) => ({
      ...decision,
      ...untold,
      values: decision.values.map(({ name }) => name),
    })),
    cards: cards.map(({ summary }) => summary),
  }
}

function typed(resources: readonly Resource[]): Record<string, readonly Resource[]> {
  const types = new Set(resources.map(({ resourceType }) => resourceType))
  return Object.fromEntries(
    [...types].map((type) => [`${type}.ndjson`, resources.filter((one) => one.resourceType === type)]),
  )
}

const perType = await (async () => typed(fixtures))()

describe('the fixture patients', () => {
  it('are judged as the service judges them, each once and by id', async () => {
    const { rows, summary, leftOut } = await screened(inputOf(perType))
    const own = fixtureNames().map((name) => explained(readFixture(name)))
    const expected = own.toSorted((one, other) => Buffer.compare(Buffer.from(one.patient), Buffer.from(other.patient)))
    const told = rows.map(({ patient, facts, decisions, cards }) => ({
      patient,
      facts: facts.length,
      decisions: decisions.map((decision) => ({ ...decision, ...untold })),
      cards: cards.map(({ summary }) => summary),
    }))
    expect(JSON.parse(JSON.stringify(told))).toEqual(JSON.parse(JSON.stringify(expected)))
    expect(leftOut).toEqual([])
    expect(summary.read).toMatchObject({ cameIn: fixtures.length, leftOut: 0 })
  })

  it('give the same bytes whatever the form, the files and the order', async () => {
    const { packed } = await screened(inputOf(perType))
    const bundles = Object.fromEntries(
      fixtureNames().map((name) => [`${name}.json`, JSON.stringify(readFixture(name), null, 2)]),
    )
    const reversed = fixtures.toReversed()
    const half = Math.floor(reversed.length / 2)
    const mixed = { 'b.ndjson': reversed.slice(0, half), 'a.ndjson.gz': gzipSync(ndjson(reversed.slice(half))) }
    const oneALine = { 'people.ndjson': fixtureNames().map(readFixture).toReversed() }
    for (const other of [bundles, mixed, oneALine]) expect((await screened(inputOf(other))).packed).toEqual(packed)
  })

  it('are all in the funnel, and every step is the one before less its reasons', async () => {
    const { summary, people } = await screened(inputOf(perType))
    const [all, ...steps] = summary.funnel
    expect(all).toEqual({ step: 'people', people: fixtureNames().length, lost: {} })
    expect(people).toBe(fixtureNames().length)
    let before = people
    for (const { people, lost } of steps) {
      before -= Object.values(lost).reduce((sum, number) => sum + number, 0)
      expect(people).toBe(before)
    }
    expect(before).toBeGreaterThan(0)
    expect(steps.flatMap(({ lost }) => Object.keys(lost)).length).toBeGreaterThan(10)
  })
})

it('only who runs it may read what was written', async () => {
  const { output } = await screened(inputOf(perType))
  expect(statSync(output).mode & 0o777).toBe(0o700)
  for (const name of ['decisions.ndjson.gz', 'left-out.ndjson', 'summary.json', 'knowledge.json'])
    expect([name, statSync(join(output, name)).mode & 0o777]).toEqual([name, 0o600])
  expect(existsSync(join(output, 'work'))).toBe(false)
  expect(existsSync(`${output}.partial`)).toBe(false)
})

it('says once what is the same for everybody', async () => {
  const { output, rows } = await screened(inputOf(perType))
  const { hash, services: told } = JSON.parse(readFileSync(join(output, 'knowledge.json'), 'utf8'))
  expect(hash).toBe(knowledge.hash)
  for (const { decisions } of rows)
    for (const { rule, reason } of decisions) {
      const { reasons } = told[0].rules.find(({ name }: { readonly name: string }) => name === rule)
      expect(reasons[reason]?.nl ?? reason).toBeTypeOf('string')
    }
})

it('counts people of each practice', async () => {
  const of = (reference: string) => ({ managingOrganization: { reference } })
  const people = [
    adult('a', of('Organization/north')),
    adult('b', of('Organization/north')),
    adult('c', { generalPractitioner: [{ reference: 'Practitioner/x' }] }),
  ]
  const { summary } = await screened(inputOf({ 'Patient.ndjson': people, 'Observation.ndjson': [measured('o', 'a')] }))
  expect(Object.keys(summary.practices ?? {})).toEqual(['north', 'unknown'])
  expect(summary.practices?.north).toMatchObject({
    funnel: [{ step: 'people', people: 2 }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
  })
})

describe('refuses, and writes nothing', () => {
  const input = () => inputOf({ 'Patient.ndjson': [adult('a')] })

  it('an input in which a type is not there that is needed', async () => {
    const output = join(temporaryFolder(), 'out')
    await expect(screened(input(), { types: [], output })).rejects.toThrow('there is nothing of Condition in the input')
    expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, false])
  })

  it('an output that is there, or that was begun', async () => {
    const output = temporaryFolder()
    await expect(screened(input(), { output })).rejects.toThrow('is there already: name a new folder')
    const begun = join(output, 'x')
    const { mkdirSync } = await import('node:fs')
    mkdirSync(`${begun}.partial`)
    await expect(screened(input(), { output: begun })).rejects.toThrow(
      'go on with --resume, or begin anew with --discard',
    )
  })

  it('an input that is not there, is empty or is a zip', async () => {
    await expect(screened('/nowhere')).rejects.toThrow('--input /nowhere cannot be read (ENOENT)')
    await expect(screened(temporaryFolder())).rejects.toThrow('there is no .ndjson, .ndjson.gz or .json file')
    await expect(screened(inputOf({ 'a.zip': 'x' }))).rejects.toThrow('is a zip: unpack it')
  })

  it('patients of two servers, unless one of them is named', async () => {
    const subject = (base: string) => ({ subject: { reference: `${base}/Patient/a` } })
    const files = {
      'Patient.ndjson': [adult('a')],
      'Observation.ndjson': [
        measured('1', 'a', subject('https://a.example/fhir')),
        measured('2', 'a', subject('https://b.example/fhir')),
      ],
    }
    await expect(screened(inputOf(files))).rejects.toThrow('references name patients of 2 servers')
    const { leftOut, summary } = await screened(inputOf(files), { base: 'https://a.example/fhir' })
    expect(leftOut).toEqual([
      { file: 'Observation.ndjson', line: 2, reason: 'other-server', resourceType: 'Observation', id: '2' },
    ])
    expect(summary.read).toMatchObject({ cameIn: 3, ofPeople: 2, leftOut: 1 })
  })
})

it('a type that was not exported is unknown for everybody, and is said first', async () => {
  const { rows, summary } = await screened(
    inputOf({
      'Patient.ndjson': [adult('a')],
      'Condition.ndjson': '',
      'MedicationRequest.ndjson': '',
      'Observation.ndjson': '',
    }),
    { types: [] },
  )
  expect(summary.unavailable).toContain('Procedure')
  expect(summary.unavailable).not.toContain('Condition')
  expect(Object.keys(summary)[0]).toBe('unavailable')
  expect(rows).toHaveLength(1)
})

it('knows from a manifest what was exported', async () => {
  const manifest = {
    transactionTime: '2026-01-01T00:00:00Z',
    request: 'https://a.example/fhir/$export?_type=Procedure,Goal',
    output: [{ type: 'Patient', url: 'x' }],
  }
  const files = { 'Patient.ndjson': [adult('a')], 'manifest.json': JSON.stringify(manifest) }
  const { summary } = await screened(inputOf(files), { types: ['Condition', 'Observation', 'MedicationStatement'] })
  expect(summary.unavailable).not.toContain('Goal')
  expect(summary.unavailable).toContain('CarePlan')
  expect(summary.read.cameIn).toBe(1)
})
