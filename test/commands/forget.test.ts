import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { forget } from '../../src/commands/forget.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { subjectHash } from '../../src/store/subject.ts'
import { card } from '../store/rows.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'remissiewijzer-forget-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

const env = { DATA_DIR: dataDir }
const written = (text: string) => Readable.from([text])

it('forgets the patient whose id is the first line of standard input', async () => {
  const told = vi.spyOn(console, 'log').mockReturnValue(undefined)
  const open = () => openDatabase({ databaseUrl: undefined, dataDir })
  const hash = subjectHash({ hashSecret: undefined, dataDir })
  const database = await open()
  const rows = ['p1', 'p1', 'p2'].map((patient) => card({ subject: hash('praktijk', patient) }))
  await database.insertInto('card').values(rows).execute()
  await database.destroy()
  await forget(env, { tenant: 'praktijk' }, written('Patient/p1\nPatient/p2\n'))
  expect(told.mock.calls).toEqual([['2 rows know this patient no longer']])
  const again = await open()
  const left = await again.selectFrom('card').select('subject').where('subject', 'is not', null).execute()
  await again.destroy()
  expect(left).toEqual([{ subject: hash('praktijk', 'p2') }])
}, 120_000)

it.each(['', '\n', 'Jan de Vries\n', 'p1 p2', `${'x'.repeat(65)}\n`])('takes no %j for an id', async (text) => {
  await expect(forget(env, { tenant: 'open' }, written(text))).rejects.toThrow('no FHIR id')
})

it('takes no id as an argument, where every user of the machine could read it', async () => {
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`)
  })
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', 'remissiewijzer', 'forget', '--patient', 'p1'])
  await import('../../src/cli.ts')
  process.exitCode = undefined
  expect(said.join('')).toContain("unknown option '--patient'")
})
