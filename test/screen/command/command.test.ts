import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { compile } from '../../faults/server-process.ts'
import { adult, measured } from '../people.ts'
import { fixtures, inputOf, screened, temporaryFolder } from '../run.ts'
import { run, usual } from './program.ts'
import { buildSheetPage } from './sheet-page.ts'

beforeAll(async () => {
  compile()
  await buildSheetPage()
})

describe('remissiewijzer screen', () => {
  it('gives the same rows from several threads as from the tests’ own', async () => {
    const [input, output] = [inputOf({ 'all.ndjson': fixtures }), join(temporaryFolder(), 'out')]
    const { packed } = await screened(input)
    const { code, said, out } = await run([...usual(input, output), '--workers', '2'])
    expect([code, out]).toEqual([0, ''])
    expect(said).toContain('people judged')
    expect(readFileSync(join(output, 'decisions.ndjson.gz'))).toEqual(packed)
  })

  it('ends with 3 when something is left out, and with 0 where that is allowed', async () => {
    const input = inputOf({ 'Patient.ndjson': [adult('a')], 'Observation.ndjson': [measured('1', 'nobody')] })
    const [one, other] = [join(temporaryFolder(), 'out'), join(temporaryFolder(), 'out')]
    const { code, said } = await run(usual(input, one))
    expect(code).toBe(3)
    expect(said).toContain('left out: 1 of 2 that came in; left-out.ndjson says where and why')
    expect((await run([...usual(input, other), '--allow-left-out'])).code).toBe(0)
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', 'SIGKILL'],
  ] as const)('stops at %s with %s, and goes on with --resume', { timeout: 240_000 }, async (signal, expected) => {
    const ids = Array.from({ length: 5000 }, (_, at) => `p${at}`)
    const input = inputOf({
      'Patient.ndjson': ids.map((id) => adult(id)),
      'Observation.ndjson': ids.map((id) => measured(id, id)),
    })
    const output = join(temporaryFolder(), 'out')
    const begun = join(`${output}.partial`, 'decisions.ndjson.gz')
    let isKilled = false
    const stopped = await run(usual(input, output), (kill) => {
      if (isKilled || !existsSync(begun) || statSync(begun).size === 0) return
      isKilled = true
      kill(signal)
    })
    expect([stopped.code, stopped.out]).toEqual([expected, ''])
    // On a busy machine it says how far it is before that.
    if (signal !== 'SIGKILL') expect(stopped.said).toMatch(/(^|\n)stopped: go on with --resume\n$/)
    expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, true])
    const { code } = await run([...usual(input, output), '--resume'])
    expect(code).toBe(0)
    const rows = gunzipSync(readFileSync(join(output, 'decisions.ndjson.gz')))
      .toString()
      .trimEnd()
      .split('\n')
    expect(new Set(rows.map((row) => JSON.parse(row).patient)).size).toBe(5000)
    expect(rows).toHaveLength(5000)
  })

  it.each([
    [['--workers', '0'], '--workers is "0": write a whole number from 1'],
    [['--language', 'de'], '--language is "de": write nl or en'],
    [['--resume', '--discard'], 'leave out one of both'],
    [['--as-of', '2999-01-01'], 'is after today'],
    [['--service', 'nothing'], 'people can be screened with'],
    [['--types', 'Goal'], 'there is nothing of Condition'],
    [['--bulk', 'https://fhir.example'], 'leave out one of both'],
  ])('refuses %j with 2, and writes nothing', async (more, why) => {
    const output = join(temporaryFolder(), 'out')
    const { code, said } = await run([...usual(inputOf({ 'Patient.ndjson': [adult('a')] }), output), ...more])
    expect(code).toBe(2)
    expect(said).toContain(why)
    expect([existsSync(output), existsSync(`${output}.partial`)]).toEqual([false, false])
  })

  it('tells how to call it for options that are not there', async () => {
    const { code, said } = await run([])
    expect(code).toBe(2)
    expect(said).toContain("required option '--output <folder>' not specified")
  })
})
