import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayAt } from '../../src/calendar.ts'
import { anchor } from '../../src/examples/fixture.ts'
import { packageRoot } from '../../src/knowledge/files/root.ts'
import { silent } from '../../src/screen/progress.ts'
import { screen } from '../../src/screen/screen.ts'
import { builtSheetPage } from '../../src/screen/worklist/html-file.ts'
import { compile } from '../faults/server-process.ts'
import { buildSheetPage } from '../screen/command/sheet-page.ts'
import { allTypes, judgedWith, screenedOptions } from '../screen/run.ts'
import { skewed, writePopulation } from './population.ts'
import { hasSpark, submit } from './submit.ts'

const folder = mkdtempSync(join(tmpdir(), 'spark-test-'))
const at = (name: string) => join(folder, name)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.skipIf(!hasSpark())('a screening on Spark', { timeout: 600_000 }, () => {
  let spark: Awaited<ReturnType<typeof submit>>
  const killed: number[] = []

  beforeAll(async () => {
    compile()
    await buildSheetPage()
    mkdirSync(at('in'))
    await writePopulation(at('in'))
    const page = await builtSheetPage(join(packageRoot(), 'dist/worklist'))
    const isPast = anchor < dayAt(Date.now())
    const watch = { progress: silent, signal: new AbortController().signal }
    await screen(screenedOptions(at('in'), at('one')), { ...judgedWith, isPast, page }, watch)
    const begun = new Map<number, number>()
    spark = await submit(
      ['--input', at('in'), '--output', at('spark'), '--as-of', anchor, '--types', allTypes.join(), '--parts', '10'],
      kill,
    )

    /** Kills a process of the program once, in the middle of its second part. */
    function kill(said: string): void {
      for (const [, id] of said.matchAll(/judging (\d+): begins a part/g)) {
        const [pid, parts] = [Number(id), (begun.get(Number(id)) ?? 0) + 1]
        begun.set(pid, parts)
        if (parts !== 2 || killed.length > 0) continue
        killed.push(pid)
        process.kill(pid, 'SIGKILL')
      }
    }
  }, 600_000)

  it('ends as on one machine where something is left out', () => {
    expect(spark.said).toContain('left-out.ndjson says where and why')
    expect(spark.code).toBe(3)
  })

  it('tries a part again whose process was killed', () => {
    expect(killed).toHaveLength(1)
    expect(spark.said).toContain('judge ended with -9 before it was done')
  })

  it('gives the same rows, none lost and none twice', () => {
    const parts = readdirSync(at('spark/decisions.ndjson.gz')).filter((name) => name.startsWith('part-'))
    const rows = parts.flatMap((name) => linesOf(gunzipSync(readFileSync(at(`spark/decisions.ndjson.gz/${name}`)))))
    const own = linesOf(gunzipSync(readFileSync(at('one/decisions.ndjson.gz'))))
    expect(own.length).toBeGreaterThan(150)
    expect(rows.sort()).toEqual([...own].sort())
  })

  it('gives the same table', async () => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const [one, other] = [`'${at('one/decisions.parquet')}'`, `'${at('spark/decisions.parquet')}/*.parquet'`]
    const count = async (query: string) => Number((await connection.runAndReadAll(query)).getRows()[0]?.[0])
    expect(await count(`select count(*) from ${one}`)).toBe(await count(`select count(*) from ${other}`))
    expect(await count(`select count(*) from (select * from ${one} except all select * from ${other})`)).toBe(0)
    connection.closeSync()
  })

  it.each(['left-out.ndjson', 'summary.json', 'worklist.csv', 'worklist.html', 'knowledge.json'])(
    'writes the same %s',
    (name) => {
      expect(readFileSync(at(`spark/${name}`), 'utf8')).toBe(readFileSync(at(`one/${name}`), 'utf8'))
    },
  )

  it('tells of everything that came in, whatever became of it', () => {
    const { read } = JSON.parse(readFileSync(at('spark/summary.json'), 'utf8'))
    const { cameIn, ...fates } = read as Readonly<Record<string, number>>
    expect(cameIn).toBeGreaterThan(skewed.resources)
    expect(Object.values(fates).reduce((sum, count) => sum + count, 0)).toBe(cameIn)
    const reasons = new Set(linesOf(readFileSync(at('spark/left-out.ndjson'))).map((line) => JSON.parse(line).reason))
    const expected = [
      'ends-early',
      'no-subject',
      'not-json',
      'not-object',
      'one-person-two-ids',
      'two-patients-one-id',
      'unknown-patient',
    ]
    expect([...reasons].sort()).toEqual(expected)
  })

  it('is for who ran it alone, and leaves nothing else behind', () => {
    const all = readdirSync(at('spark'), { recursive: true, encoding: 'utf8' }).map((name) => at(`spark/${name}`))
    expect(all.filter((path) => (statSync(path).mode & 0o077) !== 0)).toEqual([])
    expect(existsSync(at('spark.partial'))).toBe(false)
  })

  it('says how even the parts were: one person with very much does not hold up the others', () => {
    const told = /10 parts: the slowest took [\d.]+ s, the largest, of (\d+) lines, ([\d.]+) s/.exec(spark.said)
    const [lines, seconds] = [Number(told?.[1]), Number(told?.[2])]
    expect(lines).toBeGreaterThan(skewed.resources)
    // Far from what it takes on a busy machine, and from what it would if it grew faster than its number.
    expect(seconds).toBeLessThan(60)
  })

  it('refuses an output that is there', async () => {
    const { code, said } = await submit(['--input', at('in'), '--output', at('spark')])
    expect(said).toContain('is there already: name a new folder')
    expect(code).toBe(2)
  })
})

function linesOf(content: Buffer): string[] {
  return content
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
}
