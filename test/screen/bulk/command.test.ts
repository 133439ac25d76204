import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { compile } from '../../faults/server-process.ts'
import { run } from '../command/program.ts'
import { buildSheetPage } from '../command/sheet-page.ts'
import { adult, measured } from '../people.ts'
import { ndjson, temporaryFolder } from '../run.ts'
import { exporting, stubServer } from './stub.ts'

beforeAll(async () => {
  compile()
  await buildSheetPage()
})

it('screens what a server exports, and keeps the export only where that is asked', { timeout: 240_000 }, async () => {
  const files = { Patient: ndjson([adult('a'), adult('b')]), Observation: ndjson([measured('1', 'a')]) }
  for (const more of [[], ['--keep-export']]) {
    const { 'GET /fhir/status/1': status = [], ...others } = exporting(files)
    // There at once.
    const stub = await stubServer({ ...others, 'GET /fhir/status/1': [status].flat().slice(-1) })
    const output = join(temporaryFolder(), 'out')
    const { code, said } = await run(['--bulk', stub.base, '--output', output, '--as-of', '2026-01-01', ...more])
    expect(said).toContain('2 people judged')
    expect(code).toBe(0)
    expect([existsSync(output), existsSync(`${output}.export`)]).toEqual([true, more.length > 0])
  }
})

it('ends with 2 where a server makes none, and leaves nothing behind', async () => {
  const stub = await stubServer({})
  const output = join(temporaryFolder(), 'out')
  const { code, said } = await run(['--bulk', stub.base, '--output', output])
  expect(said).toContain('this server has no $export')
  expect(code).toBe(2)
  expect([existsSync(output), existsSync(`${output}.export`)]).toEqual([false, false])
})
