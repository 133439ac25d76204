import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Progress, silent } from '../../src/screen/progress.ts'
import { Stopped } from '../../src/screen/refusal.ts'
import { adult, measured } from './people.ts'
import { inputOf, screened, temporaryFolder } from './run.ts'

const ids = Array.from({ length: 450 }, (_, at) => `p${at}`)
const files = {
  'Patient.ndjson': ids.map((id) => adult(id)),
  'Observation.ndjson': [...ids.map((id) => measured(`o${id}`, id)), measured('x', 'nobody')],
}

/** Stops a run when it tells this for the first time. */
function stopping(told: 'reading' | 'judging') {
  const controller = new AbortController()
  const progress: Progress = { ...silent, [told]: () => controller.abort(new Stopped('stopped', 130)) }
  return { progress, signal: controller.signal }
}

describe('a run that was stopped', () => {
  it.each(['reading', 'judging'] as const)('while %s goes on to the same end', async (told) => {
    const [input, output] = [inputOf(files), join(temporaryFolder(), 'out')]
    const { packed, read, summary, leftOut } = await screened(input)
    const { progress, signal } = stopping(told)
    await expect(screened(input, { output, signal }, progress)).rejects.toThrow('stopped')
    expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, true])
    const resumed = await screened(input, { output, begun: 'resume' })
    expect(resumed).toMatchObject({ read, summary, leftOut })
    expect(resumed.packed).toEqual(packed)
    expect(existsSync(`${output}.partial`)).toBe(false)
  })

  it('judges nobody twice, and writes over what was not written whole', async () => {
    const [input, output] = [inputOf(files), join(temporaryFolder(), 'out')]
    const { progress, signal } = stopping('judging')
    await expect(screened(input, { output, signal }, progress)).rejects.toThrow('stopped')
    appendFileSync(join(`${output}.partial`, 'decisions.ndjson.gz'), 'half a member')
    const judged: number[] = []
    const counting = { ...silent, judging: (people: number) => judged.push(people) }
    const { rows } = await screened(input, { output, begun: 'resume' }, counting)
    expect(judged).toEqual([400, 450])
    expect(new Set(rows.map(({ patient }) => patient)).size).toBe(450)
    expect(rows).toHaveLength(450)
  })

  it('does not go on with another input or other options, and stays', async () => {
    const [input, output] = [inputOf(files), join(temporaryFolder(), 'out')]
    const { progress, signal } = stopping('judging')
    await expect(screened(input, { output, signal }, progress)).rejects.toThrow('stopped')
    const again = { output, begun: 'resume' } as const
    await expect(screened(input, { ...again, isFull: true })).rejects.toThrow('this run was begun with other options')
    writeFileSync(join(input, 'Patient.ndjson'), '')
    await expect(screened(input, again)).rejects.toThrow('this run was begun with other inputs')
    await expect(screened(input, { output })).rejects.toThrow('go on with --resume, or begin anew with --discard')
    expect((await screened(input, { output, begun: 'discard' })).rows).toEqual([])
  })

  it('is none where nothing was begun', async () => {
    const output = join(temporaryFolder(), 'out')
    await expect(screened(inputOf(files), { output, begun: 'resume' })).rejects.toThrow('begin it anew')
  })
})
