import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { Stopped, stoppedBy } from '../../src/screen/refusal.ts'
import { adult, measured } from './people.ts'
import { inputOf, ndjson, screened, temporaryFolder } from './run.ts'

it('reads packed files of several members, with other names, line breaks and marks', async () => {
  const [first, second] = [measured('1', 'a'), measured('2', 'a')].map((one) =>
    gzipSync(`\uFEFF${JSON.stringify(one)}\r\n\r\n`),
  )
  const packed = Buffer.concat([first ?? Buffer.alloc(0), second ?? Buffer.alloc(0), Buffer.alloc(512)])
  const { read } = await screened(inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': packed }))
  expect(read).toMatchObject({ cameIn: 3, ofPeople: 3, leftOut: 0 })
})

it('reads a line of 50 MB', async () => {
  const long = measured('1', 'a', { note: [{ text: 'x'.repeat(50_000_000) }] })
  const { read } = await screened(inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': [long] }))
  expect(read).toMatchObject({ cameIn: 2, ofPeople: 2, leftOut: 0 })
})

it('reads each real file once, and says which it does not read', async () => {
  const input = inputOf({ 'Patient.ndjson': [adult('a')], 'notes.txt': 'x', '.hidden.ndjson': 'x' })
  const notes: string[] = []
  const { read } = await screened(
    input,
    { inputs: [input, join(input, 'Patient.ndjson'), `${input}/.`] },
    {
      reading() {},
      judging() {},
      note: (text) => notes.push(text),
      end() {},
    },
  )
  expect(read.cameIn).toBe(1)
  expect(notes).toEqual([expect.stringContaining('notes.txt is no .ndjson')])
})

it('refuses an output that cannot be made', async () => {
  const input = inputOf({ 'Patient.ndjson': [adult('a')] })
  await expect(screened(input, { output: '/nowhere/out' })).rejects.toThrow(
    '--output /nowhere/out cannot be made (ENOENT)',
  )
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  await expect(screened(input, { output: file })).rejects.toThrow('is there already')
})

it('leaves nothing behind after a fault', async () => {
  const input = inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': ndjson([measured('1', 'a')]) })
  const output = join(temporaryFolder(), 'out')
  const failing = {
    reading() {},
    judging() {
      throw new Error('a fault of ours')
    },
    note() {},
    end() {},
  }
  await expect(screened(input, { output }, failing)).rejects.toThrow('a fault of ours')
  expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, false])
})

it('a full disk only stops it, whoever says so', () => {
  expect(stoppedBy(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBeInstanceOf(Stopped)
  expect(stoppedBy(new Error('IO Error: Could not write file "x": No space left on device'))).toMatchObject({
    exitCode: 4,
  })
  expect(stoppedBy(new Error('other'))).not.toBeInstanceOf(Stopped)
})
