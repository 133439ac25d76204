import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Stopped } from '../../../src/screen/refusal.ts'
import { adult, measured } from '../people.ts'
import { ndjson, screened } from '../run.ts'
import { fetched } from './fetched.ts'
import { exporting, stubServer } from './stub.ts'

const files = { Patient: ndjson([adult('a'), adult('b')]), Observation: ndjson([measured('1', 'a')]) }
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'processing', diagnostics: 'no' }],
}

describe('an export of a server', () => {
  it('is asked for, waited for as the server says, fetched and deleted there', async () => {
    const stub = await stubServer(exporting(files))
    const { path, notes, waited, end } = await fetched(stub.base)
    const names = await end()
    expect(names.map((name) => name.split('.')[0]).sort()).toEqual(['Observation', 'Patient', 'manifest'])
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(names.filter((name) => (statSync(join(path, name)).mode & 0o077) !== 0)).toEqual([])
    const [first] = stub.heard
    expect(new URL(`http://x${first?.url}`).searchParams.get('_type')).toBe('Condition,Observation,Patient')
    expect(first?.headers.prefer).toBe('respond-async')
    expect(waited).toEqual([3, 4])
    expect(notes.slice(0, 2)).toEqual(['export: 10 %', 'export: 90 %'])
    expect(stub.asked().at(-1)).toBe('DELETE /fhir/status/1')
  })

  it('is what a screening reads: what was asked for and is not in it was exported too, errors are left out', async () => {
    const stub = await stubServer({
      ...exporting(files, { error: [{ type: 'OperationOutcome', url: 'BASE/files/errors' }] }),
      'GET /fhir/files/errors': { body: ndjson([outcome]) },
    })
    const { path, end } = await fetched(stub.base)
    await end()
    await expect(screened(path, { types: [] })).rejects.toThrow('there is nothing of Medication')
    const { read, leftOut, summary } = await screened(path, { types: ['MedicationStatement'] })
    expect(read).toMatchObject({ cameIn: 4, ofPeople: 3, leftOut: 1 })
    expect(leftOut).toEqual([expect.objectContaining({ reason: 'export-error', line: 1 })])
    expect(summary.unavailable).toContain('Goal')
    expect(summary.unavailable).not.toContain('Condition')
  })

  it.each([
    ['/Patient', 'GET /fhir/Patient/$export'],
    ['/Group/practice-1', 'GET /fhir/Group/practice-1/$export'],
  ])('can be of %s', async (level, asked) => {
    const { 'GET /fhir/$export': begins = {}, ...rest } = exporting(files)
    const group = { body: { resourceType: 'Group', quantity: 3 } }
    const stub = await stubServer({ ...rest, [asked]: begins, 'GET /fhir/Group/practice-1': group })
    const { notes, end } = await fetched(`${stub.base}${level}`)
    expect(await end()).toHaveLength(3)
    expect(notes.includes('Group/practice-1 says 3 people, the export has 2')).toBe(level.startsWith('/Group'))
  })

  it.each([
    [404, {}],
    [501, {}],
    [400, { issue: [{ diagnostics: 'this server does not know GET operation[$export]' }] }],
  ])('is refused where the server makes none (%i)', async (status, body) => {
    const stub = await stubServer({ 'GET /fhir/$export': { status, body } })
    await expect((await fetched(stub.base)).end()).rejects.toThrow(/this server has no \$export at .*switch it on/)
  })

  it.each([
    [400, { issue: [{ diagnostics: 'unknown type Goal' }] }, /unknown type Goal.*--bulk-without/],
    [401, {}, /say as whom with --bulk-client/],
  ])('is refused with what the server says (%i)', async (status, body, why) => {
    const stub = await stubServer({ 'GET /fhir/$export': { status, body } })
    await expect((await fetched(stub.base)).end()).rejects.toThrow(why)
  })

  it.each([
    [{ deleted: [{ type: 'Bundle', url: 'BASE/files/gone' }] }, /tells of resources that were deleted/],
    [{ output: 'none' }, /not where/],
  ])('is refused when what it came to is %j', async (more, why) => {
    const stub = await stubServer(exporting(files, more))
    await expect((await fetched(stub.base)).end()).rejects.toThrow(why)
  })

  it('ends when it takes longer than a day', async () => {
    const slow = { status: 202, headers: { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' } }
    const stub = await stubServer({ ...exporting(files), 'GET /fhir/status/1': slow })
    const { waited, end } = await fetched(stub.base)
    await expect(end()).rejects.toThrow('not there after 24 hours')
    expect(new Set(waited)).toEqual(new Set([300]))
    expect(waited).toHaveLength(288)
  })

  it('that was stopped is gone on with, and begun anew only where that is asked', async () => {
    const controller = new AbortController()
    const stub = await stubServer({
      ...exporting(files),
      'GET /fhir/files/Observation': [
        () => {
          controller.abort(new Stopped('stopped', 130))
          return { body: 'never read' }
        },
        { body: files.Observation },
      ],
    })
    const first = await fetched(stub.base, { signal: controller.signal })
    await expect(first.end()).rejects.toThrow('stopped')
    const { path } = first
    await expect((await fetched(stub.base, { path })).end()).rejects.toThrow('go on with --resume')
    await expect((await fetched(`${stub.base}/Patient`, { path, begun: 'resume' })).end()).rejects.toThrow(
      'at another address',
    )
    const names = await (await fetched(stub.base, { path, begun: 'resume' })).end()
    const [observations = ''] = names.filter((name) => name.startsWith('Observation'))
    expect(readFileSync(join(path, observations), 'utf8')).toBe(files.Observation)
    expect(stub.asked().filter((each) => each === 'GET /fhir/$export')).toHaveLength(1)
    expect(stub.asked().filter((each) => each === 'GET /fhir/files/Patient')).toHaveLength(1)
  })
})
