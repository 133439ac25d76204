import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silent } from '../../src/screen/progress.ts'
import { Pseudonyms } from '../../src/screen/pseudonyms.ts'
import { Stopped } from '../../src/screen/refusal.ts'
import { adult, measured } from './people.ts'
import { fixtures, inputOf, screened, temporaryFolder } from './run.ts'

const pseudonyms = new Pseudonyms(Buffer.alloc(32, 7))
const ids = fixtures.flatMap(({ resourceType, id }) => (resourceType === 'Patient' && id !== undefined ? [id] : []))
const told = ['worklist.csv', 'worklist.html', 'left-out.ndjson', 'summary.json'] as const

describe('with pseudonyms', () => {
  it('a person has one name in all that is written, and the rest is the same', async () => {
    const input = inputOf({ 'all.ndjson': fixtures })
    const [plain, hidden] = [await screened(input), await screened(input, { pseudonyms })]
    const byName = [...plain.rows].map(({ patient, decisions }) => [
      `Patient/${pseudonyms.of(patient.slice(8))}`,
      decisions,
    ])
    const reasons = (rows: readonly unknown[]) => JSON.stringify(rows).replaceAll(/"card":"[^"]*"/g, '')
    const asNamed = hidden.rows.map(({ patient, decisions }) => [patient, decisions])
    expect(reasons(asNamed)).toBe(reasons(byName.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))))
    expect(hidden.summary).toEqual(plain.summary)
  })

  it('nothing that is written tells an id, whatever is in it', async () => {
    const broken = [
      adult('broken-1', { birthDate: '1960' }),
      adult('broken-1', { birthDate: '1961' }),
      measured('m', 'broken-2'),
    ]
    const { output, rows, leftOut } = await screened(
      inputOf({ 'all.ndjson': fixtures, 'Jan-Testpersoon.ndjson': broken }),
      { pseudonyms },
    )
    const texts = [JSON.stringify(rows), ...told.map((name) => readFileSync(join(output, name), 'utf8'))]
    for (const id of [...ids, 'broken-1', 'broken-2', 'Testpersoon-', 'Jan-'])
      expect(texts.filter((text) => text.includes(`"${id}`) || text.includes(`/${id}"`))).toEqual([])
    const sources = rows.flatMap(({ facts }) => facts.map(({ source }) => source))
    expect(new Set(sources)).toEqual(new Set(['']))
    expect(JSON.stringify(rows)).not.toMatch(/"(?!Patient\/)[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]+"/)
    expect(new Set(leftOut.map(({ id }) => id))).toEqual(new Set([pseudonyms.of('broken-1'), undefined]))
    expect(JSON.stringify(leftOut)).not.toContain('Testpersoon')
  })

  it('people come by their name, which tells nothing of the order of ids', async () => {
    const { rows } = await screened(inputOf({ 'all.ndjson': fixtures }), { pseudonyms })
    const names = rows.map(({ patient }) => patient)
    expect(names).toEqual([...names].sort())
    expect(names).not.toEqual([...ids].sort().map((id) => `Patient/${pseudonyms.of(id)}`))
  })

  it('a run that stopped goes on to the same end, with the same key alone', async () => {
    const many = Array.from({ length: 450 }, (_, at) => adult(`p${at}`))
    const [input, output] = [inputOf({ 'Patient.ndjson': many }), join(temporaryFolder(), 'out')]
    const { packed } = await screened(input, { pseudonyms })
    const controller = new AbortController()
    const progress = { ...silent, judging: () => controller.abort(new Stopped('stopped', 130)) }
    await expect(screened(input, { output, pseudonyms, signal: controller.signal }, progress)).rejects.toThrow(
      'stopped',
    )
    const other = new Pseudonyms(Buffer.alloc(32, 8))
    await expect(screened(input, { output, pseudonyms: other, begun: 'resume' })).rejects.toThrow(
      'begun with other options',
    )
    expect((await screened(input, { output, pseudonyms, begun: 'resume' })).packed).toEqual(packed)
  })

  it('a key is a file of 32 bytes or more', () => {
    const file = join(temporaryFolder(), 'key')
    expect(() => Pseudonyms.from(file)).toThrow('cannot be read (ENOENT)')
    writeFileSync(file, 'short')
    expect(() => Pseudonyms.from(file)).toThrow('holds 5 bytes')
    writeFileSync(file, Buffer.alloc(32, 7))
    expect(Pseudonyms.from(file).of('a')).toBe(pseudonyms.of('a'))
  })
})
