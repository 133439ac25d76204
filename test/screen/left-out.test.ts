import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { exitCodeOf } from '../../src/screen/ending.ts'
import { adult, measured } from './people.ts'
import { inputOf, ndjson, screened } from './run.ts'

const bsn = (value: string) => ({ identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value }] })
const reasonsOf = (leftOut: readonly Readonly<Record<string, unknown>>[]) =>
  leftOut.map(({ reason, id }) => [reason, id])
const idsOf = (rows: readonly { readonly patient: string }[]) =>
  rows.map(({ patient }) => patient.slice('Patient/'.length))

describe('nothing is lost without a word', () => {
  it('what cannot be read, and what is nobody’s', async () => {
    const lines = [
      JSON.stringify(measured('1', 'a')),
      '{"resourceType":"Observation",',
      JSON.stringify(measured('2', 'nobody')),
      JSON.stringify({ ...measured('3', 'a'), subject: undefined }),
      JSON.stringify({ resourceType: 'Claim' }),
    ]
    const input = inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': `${lines.join('\n')}\n` })
    const { leftOut, summary, rows } = await screened(input)
    expect(leftOut).toEqual([
      { file: 'Observation.ndjson', line: 2, reason: 'not-json', resourceType: 'Observation' },
      { file: 'Observation.ndjson', line: 3, reason: 'unknown-patient', resourceType: 'Observation', id: '2' },
      { file: 'Observation.ndjson', line: 4, reason: 'no-subject', resourceType: 'Observation', id: '3' },
    ])
    expect(summary.read).toEqual({ cameIn: 6, ofPeople: 2, shared: 0, notNeeded: 1, duplicates: 0, leftOut: 3 })
    expect(idsOf(rows)).toEqual(['a'])
  })

  it('a packed file that is cut off: its type is unknown for everybody', async () => {
    const many = Array.from({ length: 3000 }, (_, at) =>
      measured(`${at}`, 'a', { note: [{ text: Math.random().toString(36) }] }),
    )
    const packed = gzipSync(ndjson(many))
    const input = inputOf({ 'Patient.ndjson': [adult('a'), adult('b')] })
    writeFileSync(join(input, 'Observation.ndjson.gz'), packed.subarray(0, packed.length >> 1))
    const { leftOut, summary, rows } = await screened(input)
    expect(leftOut).toMatchObject([
      { file: 'Observation.ndjson.gz', reason: 'ends-early', resourceType: 'Observation' },
    ])
    expect(summary.unavailable).toEqual(['Observation'])
    expect(summary.read.ofPeople).toBeGreaterThan(100)
    expect(idsOf(rows)).toEqual(['a', 'b'])
  })

  it('a last line that is cut off', async () => {
    const text = ndjson([measured('1', 'a')]) + JSON.stringify(measured('2', 'a')).slice(0, -2)
    const { leftOut, summary, rows } = await screened(
      inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': text }),
    )
    expect(leftOut).toMatchObject([{ line: 2, reason: 'ends-early' }])
    expect(summary.unavailable).toEqual(['Observation'])
    expect(rows).toMatchObject([{ incomplete: ['Observation'] }])
  })

  it('a line that is too long, and whose it is', async () => {
    const long = measured('1', 'a', { note: [{ text: 'x'.repeat(2_000_000) }] })
    const input = inputOf({
      'Patient.ndjson': [adult('a'), adult('b')],
      'Observation.ndjson': [long, measured('2', 'b')],
    })
    const { leftOut, rows } = await screened(input, { longestLine: 1_000_000 })
    expect(leftOut).toMatchObject([{ line: 1, reason: 'too-long', resourceType: 'Observation' }])
    expect(rows.map(({ incomplete }) => incomplete)).toEqual([['Observation'], undefined])
  })

  it('only so many lines are written for one reason, and the others are counted', async () => {
    const strangers = Array.from({ length: 7 }, (_, at) => measured(`${at}`, 'nobody'))
    const { leftOut, summary } = await screened(
      inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': strangers }),
      { mostLeftOut: 2 },
    )
    expect(leftOut).toMatchObject([
      { line: 1 },
      { line: 2 },
      { file: 'Observation.ndjson', reason: 'unknown-patient', count: 5 },
    ])
    expect(summary.read.leftOut).toBe(7)
  })
})

describe('one id, one person', () => {
  it('the same Patient twice is one', async () => {
    const { id, resourceType, ...rest } = adult('a')
    const { rows, summary } = await screened(inputOf({ 'Patient.ndjson': [adult('a'), { ...rest, resourceType, id }] }))
    expect(idsOf(rows)).toEqual(['a'])
    expect(summary.read).toMatchObject({ cameIn: 2, ofPeople: 1, duplicates: 1 })
  })

  it('of versions the newest holds', async () => {
    const version = (versionId: string, lastUpdated: string, birthDate: string) => ({
      ...adult('a'),
      birthDate,
      meta: { versionId, lastUpdated },
    })
    const [old, young] = [
      version('1', '2025-01-01T00:00:00Z', '1950-01-01'),
      version('2', '2025-06-01T00:00:00Z', '2015-01-01'),
    ]
    for (const both of [
      [old, young],
      [young, old],
    ]) {
      const { rows, summary } = await screened(inputOf({ 'Patient.ndjson': both }))
      expect(rows[0]?.decisions[0]?.reason).toBe('under-18')
      expect(summary.read.duplicates).toBe(1)
    }
  })

  it('of two that differ neither is judged', async () => {
    const people = [adult('a'), { ...adult('a'), gender: 'male' }, adult('b')]
    const screenedPeople = await screened(
      inputOf({ 'Patient.ndjson': people, 'Observation.ndjson': [measured('1', 'a')] }),
    )
    const { rows, leftOut, peopleLeftOut } = screenedPeople
    expect(idsOf(rows)).toEqual(['b'])
    expect(leftOut.map(({ reason }) => reason)).toEqual(Array(3).fill('two-patients-one-id'))
    expect(peopleLeftOut).toBe(1)
  })

  it('of other resources with one id that differ neither is read, and the person is incomplete', async () => {
    const two = [measured('1', 'a'), measured('1', 'a', { status: 'amended' })]
    const { rows, leftOut, summary } = await screened(
      inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': two }),
    )
    expect(rows).toMatchObject([{ incomplete: ['Observation'] }])
    expect(reasonsOf(leftOut)).toEqual(Array(2).fill(['two-resources-one-id', '1']))
    expect(summary.read).toMatchObject({ ofPeople: 1, leftOut: 2 })
  })

  it('one national number on two ids: neither is judged', async () => {
    const { rows, leftOut } = await screened(
      inputOf({ 'Patient.ndjson': [adult('a', bsn('1')), adult('b', bsn('1')), adult('c', bsn('2'))] }),
    )
    expect(idsOf(rows)).toEqual(['c'])
    expect(reasonsOf(leftOut)).toEqual([
      ['one-person-two-ids', 'a'],
      ['one-person-two-ids', 'b'],
    ])
  })

  it('a record in whose place another stands is of the same person', async () => {
    const replaced = (id: string, by: string) =>
      adult(id, { ...bsn('1'), link: [{ type: 'replaced-by', other: { reference: `Patient/${by}` } }] })
    const people = [replaced('a', 'b'), replaced('b', 'c'), adult('c', bsn('1'))]
    const { rows, summary } = await screened(
      inputOf({ 'Patient.ndjson': people, 'Observation.ndjson': [measured('1', 'a'), measured('2', 'c')] }),
    )
    expect(idsOf(rows)).toEqual(['c'])
    expect(summary.read).toMatchObject({ cameIn: 5, ofPeople: 5 })
    const circle = await screened(
      inputOf({
        'Patient.ndjson': [
          replaced('a', 'b'),
          adult('b', { link: [{ type: 'replaced-by', other: { reference: 'Patient/a' } }] }),
        ],
      }),
    )
    expect(idsOf(circle.rows)).toEqual(['a', 'b'])
  })

  it('an identifier finds its person wherever the Patient stands, and nobody where two have it', async () => {
    const his = (value: string) => ({ identifier: [{ system: 'urn:his', value }] })
    const about = (id: string, value: string) =>
      measured(id, 'x', { subject: { identifier: { system: 'urn:his', value } } })
    const input = inputOf({
      'A.ndjson': [about('1', '7'), about('2', '8')],
      'Z.ndjson': [adult('a', his('7')), adult('b', his('8')), adult('c', his('8'))],
    })
    const { leftOut, summary } = await screened(input)
    expect(reasonsOf(leftOut)).toEqual([['unknown-patient', '2']])
    expect(summary.read.ofPeople).toBe(4)
  })
})

it('who has too much is left out with one line, and the others are judged', async () => {
  const many = Array.from({ length: 30 }, (_, at) => measured(`${at}`, 'a'))
  const { rows, leftOut, summary } = await screened(
    inputOf({ 'Patient.ndjson': [adult('a'), adult('b')], 'Observation.ndjson': many }),
    { mostResources: 20 },
  )
  expect(idsOf(rows)).toEqual(['b'])
  expect(leftOut).toMatchObject([{ reason: 'too-large', resourceType: 'Patient', id: 'a', count: 31 }])
  expect(summary.read).toMatchObject({ cameIn: 32, ofPeople: 1, leftOut: 31 })
})

describe('exitCodeOf', () => {
  const read = { cameIn: 100, ofPeople: 90, shared: 0, notNeeded: 0, duplicates: 0, leftOut: 10 }
  const ended = { read, people: 95, peopleLeftOut: 5, failed: 0, unavailable: [] }

  it.each([
    [{ ...ended, read: { ...read, leftOut: 0 } }, 'none', 0],
    [ended, 'none', 3],
    [ended, 'few', 0],
    [{ ...ended, people: 94, peopleLeftOut: 6 }, 'few', 3],
    [{ ...ended, people: 94, peopleLeftOut: 6 }, 6, 0],
    [{ ...ended, people: 94, peopleLeftOut: 6 }, 5, 3],
    [{ ...ended, people: 2000, failed: 2 }, 'few', 0],
    [{ ...ended, people: 1000, failed: 2 }, 'few', 1],
  ] as const)('%#', (screened, allowed, code) => {
    expect(exitCodeOf(screened, allowed)).toBe(code)
  })
})
